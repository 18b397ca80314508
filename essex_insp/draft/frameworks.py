"""What the inspectorates grade, as their frameworks and reports word it."""

from __future__ import annotations

import re

# What is graded, as the inspectorates word it; used to keep such a phrase whole.
AREAS = re.compile(
    r"\b(?:look(?:s|ing) after (?:its |their )?(?:own )?(?:people|staff|workforce)|"
    r"keeping people safe(?: and reducing crime| and secure from fire and other risks)?|"
    r"preventing (?:and (?:deterring|"
    r"investigating) )?crime(?: and (?:tackling )?anti-?\s?social behaviour"
    r"(?:,? (?:and )?reducing (?:offending and )?vulnerability)?)?"
    r"|(?:investigating crime|managing offenders?)(?: and (?:reducing re-?\s?offending|suspects))?"
    r"|protecting vulnerable people(?: (?:and supporting victims|"
    r"from harm(?:,? and supporting victims)?))?"
    r"|(?:tackling |disrupting )?serious and organised crime|"
    r"leadership and (?:force )?(?:management|governance|culture)"
    r"|behaviour and (?:attitudes|safety)|recording data about crime|"
    r"personal development(?:(?:, behaviour)? and (?:welfare|well-?being))?"
    r"|responding to (?:the public|calls)|supporting victims|preventing crime|"
    r"recording crime|managing demand|meeting the needs of victims|crime data integrity"
    r"|education, (?:skills and work|training and employment)|attendance and behaviour"
    r"|curriculum and teaching|behaviour, attendance and (?:attitudes|safety)"
    r"|teaching and learning experiences|care, support and guidance"
    r"|(?:standards,? )?well-?being and attitudes to learning"
    r"|leadership, (?:management and governance|governance and management)"
    r"|governance(?:,| and) leadership(?: and management)?|management and leadership"
    r"|rehabilitation and release planning|children and families planning"
    r"|information and facilities|implementation and delivery|policy and strategy"
    r"|building, (?:supporting|developing) and protecting (?:the |its )?workforce"
    r"|(?:use of )?(?:police )?powers and treating (?:the public|"
    r"people) fairly(?: and respectfully)?"
    r"|meeting (?:current )?demands? and using (?:its )?resources"
    r"|acting (?:ethically and lawfully|lawfully and ethically)|ethical and lawful workforce "
    r"behaviour|(?:behav(?:es|ing) )(?:ethically and lawfully|lawfully and ethically)"
    r"|using (?:its )?powers fairly and respectfully"
    r"|responding to major and multi-agency incidents"
    r"|reducing crime and preventing offending|outcomes for (?:pupils|children and learners)"
    r"|(?:equality|equity),? diversity and inclusion"
    r"|(?:use of )?fairness and (?:respect|diversity)|safe(?:ty)? and (?:well-?being)|"
    r"early years(?: provision)?"
    r"|strategic planning,? organisational management and value for money"
    r"|developing a positive workplace(?:,? (?:and )?culture)?"
    r"|treating (?:the public|people)(?:,? and (?:its )?(?:workforce|"
    r"staff),?)? (?:with )?(?:fairly|fairness)?(?: and (?:with )?respect)?"
    r"|ensuring fairness and promoting diversity|getting the right people with the right skills"
    r"|promoting the right values and culture|managing performance and developing leaders"
    r"|preventing fires and other risks|protecting the public (?:through fire regulation|"
    r"from fire)"
    r"|responding to fires and other emergencies|making best use of resources"
    r"|understanding (?:the )?risk of (?:fire and other emergencies)"
    r"|impact of leaders on social work practice(?: with children and families)?"
    r"|(?:overall )?experiences and progress of (?:children|care leavers|"
    r"pupils)(?:[a-z ,]{0,60}?(?: and care leavers|"
    r" help and protection))?"
    r"|(?:the )?experiences of (?:children|people|pupils)(?: in (?:care|need))?(?: and care "
    r"leavers| who need help and protection)?"
    r"|how well children and young people are helped and protected"
    r"|children (?:in care and care leavers|who need help and protection)"
    r"|teaching, learning and assessment|learning and (?:work|skills)|care and support"
    r"|engaging with and treating the public with fairness and respect"
    r"|(?:investigating )?(?:reports of )?abuse, neglect and exploitation|help and protection|"
    r"making the (?:fire and rescue )?service affordable now and in the future"
    r"|protecting those who are vulnerable(?: from harm)?(?:,? and supporting victims)?"
    r"|children looked after and achieving permanence"
    r"|vetting(?:, misconduct)? and (?:counter-?\s?corruption|misconduct)"
    r"|police powers and (?:public treatment|treatment of the public)"
    r"|(?:promoting )?(?:the right )?values and culture|promoting fairness and diversity"
    r"|(?:preventing|understanding) fires? and (?:other )?risks?"
    r"|responding to fires and (?:other )?emergencies|public safety through fire regulation"
    r"|(?:making )?(?:the )?best use of resources|future affordability|"
    r"right people,? (?:with the )?"
    r"right skills|effectively reducing crime and keeping people safe"
    r"|operating efficiently and providing sustainable services to the public)",
    re.IGNORECASE,
)
# Areas of a word or two that a text may join with `and` although each has a grade of its own.
ATOMS = re.compile(
    r"(?:safe|effective|caring|responsive|well-led|efficient|legitimate|"
    r"effectiveness|efficiency|legitimacy|leadership|people|safety|responsiveness|respect|"
    r"prevention|protection|response|resilience|custody|vetting|purposeful activity|resettlement|"
    r"rehabilitation|planning|well-?being|welfare|attendance|behaviour|attitudes|"
    r"curriculum|achievement|teaching|inclusion|fostering|adoption|investigations?|governance|"
    r"child (?:protection|sexual exploitation)|domestic abuse|(?:counter-?\s?)?corruption|"
    r"(?:adult |children’s |child )?safeguarding|call[- ]handling|crime[- ]recording|"
    r"(?:neighbourhood|roads|response) policing|stop and search|firearms(?: licensing)?|"
    r"(?:victim|medical|end of life|outpatient|maternity|surgical|critical|urgent)\s"
    r"(?:care|services)|"
    r"maternity|surgery|court work|resettlement|staffing|statutory victim work|unpaid work|"
    r"assessment|delivery|accredited programmes|personal development|quality of (?:education|"
    r"teaching)|sixth[- ]form(?: provision)?|early years)",
    re.IGNORECASE,
)


def whole(words: str) -> bool:
    """Whether words are what an inspectorate gives one grade for, and no more.

    Args:
        words: The words.
    """
    return AREAS.fullmatch(words) is not None or ATOMS.fullmatch(words) is not None
