"""A made-up paper of three pages about Essex Police, some of it true to the record, some not."""

from __future__ import annotations

import textwrap

PARAGRAPHS = (
    "Essex Police: ten years of inspections",
    "Report to the Police, Fire and Crime Panel, for information",
    "1. Why this paper",
    "Members asked for a short account of what the inspectorate has said about the force since "
    "2015, and of what may be said about change. It was written by the scrutiny office from notes "
    "taken by several hands, and has not been seen by the force.",
    "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services inspects every force in "
    "England and Wales. Its grades are outstanding, good, requires improvement and inadequate; "
    "from 2021 there is a fifth, adequate.",
    "2. The effectiveness report published in March 2018",
    "In the 2017 inspection Essex Police was graded good overall for effectiveness. It was "
    "outstanding at protecting vulnerable people and good at investigating crime and reducing "
    "reoffending.",
    "HM Inspector of Constabulary Zoë Billingham said: “I am very pleased that Essex Police "
    "continues to build on the impressive improvements it has made since 2015.",
    "“It is now good across the board in terms of keeping people safe and reducing crime.”",
    "She went on: “On a less positive note, I am concerned that the force is complying with "
    "national guidelines for the management of low-risk registered sex offenders and has stopped "
    "all mandatory visits to them.”",
    "The inspectorate made the end of mandatory visits to low-risk registered sex offenders a "
    "formal cause of concern. Officers advise members that a cause of concern is the most serious "
    "label that there is.",
    "Chief Constable Stephen Kavanagh said: “We are a service under increasing strain and that "
    "means striving to give the best possible service we can to victims of crime…”",
    "“We will restore every one of these visits before the summer,” said Chief Constable Stephen "
    "Kavanagh.",
    "“I will be monitoring the force’s response closely,” said Matt Parr, HM Inspector of "
    "Constabulary.",
    "Deputy Chief Constable Stephen Kavanagh said: “My job is to put more resources into "
    "frontline, local and visible policing and there’s good news around the corner for all our "
    "communities on that.”",
    "Kent Police was rated outstanding for legitimacy in 2017.",
    "3. Where the force came from",
    "In 2015 the force was judged inadequate at protecting vulnerable people. Its overall "
    "effectiveness improved from requires improvement in 2015 to good in 2016.",
    "The grade for preventing crime and tackling anti-social behaviour was up from 2014, members "
    "will be glad to see.",
    "In 2016 inspectors asked the force to evaluate and share good practice, and recorded this as "
    "a cause of concern.",
    "4. The report of 2019",
    "In 2018-19 the force was graded good at investigating crime and reducing reoffending. It "
    "required improvement for the ethical and lawful behaviour of its workforce, and the backlog "
    "of vetting was an area for improvement.",
    "Performance on ethical and lawful workforce behaviour was better in 2018-19 than in 2017.",
    "5. The years since 2021",
    "In 2021-22 the force was good at treating the public fairly and required improvement at "
    "responding to the public. Its grade of outstanding for recording data about crime was carried "
    "over from 2019.",
    "The inspection of 2023-25 found the force good at responding to the public. It requires "
    "improvement at protecting vulnerable people, and the service it gives to victims of crime was "
    "graded good.",
    "Responding to the public has improved since the inspection of 2021-22.",
    "Grades of 2021-22 cannot be compared with those of 2018-19, since the scale has changed.",
    "6. What the panel may wish to ask",
    "The end of the visits was not a formal cause of concern in the 2017 report on low-risk "
    "registered sex offenders, whatever the newspapers made of it. What has become of it is not "
    "known to us, and members may wish to ask the chief constable.",
    "Officers will bring a further report in the autumn.",
)
TRUE = (
    "graded good overall for effectiveness",
    "and good at investigating crime",
    "I am very pleased that Essex Police continues",
    "It is now good across the board",
    "We are a service under increasing strain",
    "Kent Police was rated outstanding for legitimacy in 2017",
    "judged inadequate at protecting vulnerable people",
    "improved from requires improvement in 2015 to good in 2016",
    "graded good at investigating crime and reducing reoffending",
    "was an area for improvement",
    "good at treating the public fairly",
    "required improvement at responding to the public",
    "outstanding for recording data about crime was carried",
    "It requires improvement at protecting vulnerable people",
    "cannot be compared with those of 2018-19",
    "was not a formal cause of concern",
)
"""Stretches of it that are true to the record."""
UNREAD = ("required improvement",)
"""What is true and stands in words that are not read as a grade."""
UNTRUE = {
    "outstanding at protecting vulnerable people": "contradicts",
    "the force is complying with national guidelines": "altered",
    "a formal cause of concern. Officers": "contradicts",
    "We will restore every one of these visits": "absent",
    "said Matt Parr, HM Inspector": "contradicts",
    "Deputy Chief Constable Stephen Kavanagh": "contradicts",
    "was up from 2014": "not comparable",
    "as a cause of concern.": "contradicts",
    "was better in 2018-19 than in 2017": "contradicts",
    "found the force good at responding to the public": "contradicts",
    "was graded good.": "contradicts",
    "improved since the inspection of 2021-22": "not comparable",
}
"""Stretches of it that are not, and what is to be said of each."""


def wrapped(width: int = 92) -> list[str]:
    """The paragraphs in lines, as a page has them."""
    return [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]
