"""Forenames that say whether `he` or `she` follows; a name that serves both says nothing."""

from __future__ import annotations

_HE = """
Alun Huw Dafydd Geraint Iestyn Rhys Emyr Gethin Hamish Fraser Angus Ruaridh Conor Declan Eamon
Sanjay Anil Vikram Arjun Tariq Bilal Hamza Kwame Kofi Femi Conrad Hugo Ivor Stefan Tomasz Piotr
Rajiv Ashok Nigel Rupert Clement Ernest Gilbert Horace Aaron Abdul Adam Adrian Ahmed Alan Alastair
Albert Alexander Ali Alistair Amir Andrew Andy Anthony Antony Arthur Barry Ben Benjamin Bernard
Bill Bob Brendan Brian Bruce Callum Carl Charles Christopher Clive Colin Craig Damian Daniel Darren
Dave David Dean Dennis Derek Desmond Dominic Donald Douglas Duncan Edward Edwin Eric Ewan Frank
Frederick Gareth Gary Gavin Geoff Geoffrey George Gerald Gerard Giles Glen Gordon Graeme Graham
Grant Greg Gregory Guy Harold Harry Hassan Henry Howard Hugh Iain Ian Ibrahim Imran Ivan Jack Jacob
Jake James Jason Jeff Jeffrey Jeremy Jim Joe Joel John Johnny Jonathan Joseph Joshua Julian Justin
Karl Keith Ken Kenneth Kevin Kieran Kumar Lawrence Lee Leonard Leroy Liam Lloyd Louis Lucas Luke
Malcolm Marcus Mark Martin Martyn Matt Matthew Maurice Max Michael Mick Mike Mohammad Mohammed
Muhammad Neil Neville Nicholas Nick Noel Norman Oliver Omar Oscar Patrick Paul Pete Peter Phil
Philip Phillip Rajesh Ralph Raymond Reginald Richard Rob Robert Rodney Roger Roland Ronald Rory
Ross Roy Russell Ryan Samuel Scott Sean Shaun Sidney Simon Stanley Stephen Steve Steven Stewart
Stuart Suresh Terence Terry Theo Thomas Tim Timothy Toby Todd Tom Tony Trevor Tyrone Vernon Victor
Vincent Walter Warren Wayne Wilfred Will William Yusuf Zachary Aidan Alec Alfie Archie Arnold Asif
Basil Bernie Bradley Brett Bryan Bryn Cameron Cedric Chris Christian Clifford Corey Cyril Dale
Damien Danny Darryl Denis Derrick Dermot Dewi Dylan Eddie Elliot Elliott Elwyn Emlyn Errol Ethan
Eugene Evan Faisal Farhan Felix Fergus Fred Freddie Gabriel Gerry Gideon Glyn Glynn Gwilym Hari
Harvey Hector Herbert Hywel Idris Ieuan Ifan Irfan Isaac Jamal Jared Javed Jay Jerome Jimmy Jon
Jonny Kamran Kenny Kian Kirk Kyle Lance Laurence Leo Leon Leslie Lewis Lionel Llew Logan Magnus
Manjit Marc Mario Marvin Mathew Maxwell Melvyn Miles Milo Mitchell Mohamed Mustafa Nathan Nathaniel
Ned Niall Nikhil Nitin Olufemi Owen Percy Piers Rafael Rafiq Rahul Ravi Ray Reece Rhodri Ricky
Robbie Robin Ron Rowan Rufus Salim Salman Sam Sandeep Seb Sebastian Seth Shane Sunil Ted Terrence
Tobias Trystan Usman Vijay Vince Vivek Wesley Zac Zahid
"""
_SHE = """
Gwyneth Delyth Rhian Carys Sian Angharad Mererid Nia Bronwen Eilidh Mhairi Morag Isobel Aoife
Sinead Oonagh Nuala Anjali Neha Farah Amina Shazia Nasreen Ngozi Adaeze Moira Beatrix Phoebe Esme
Harriet Marion Priti Sunita Anita Agnieszka Magdalena Judy Gwendoline Mavis Edna Muriel Abigail Ada
Adele Agnes Aisha Alexandra Alice Alison Amanda Amelia Amy Andrea Angela Ann Anna Anne Annette
Annie Anthea Audrey Barbara Beatrice Becky Bella Bernadette Beth Bethany Betty Beverley Brenda
Bridget Carmen Carol Caroline Carolyn Catherine Cathy Celia Charlotte Cheryl Chloe Christina
Christine Claire Clara Clare Claudia Connie Daisy Dawn Deborah Debbie Deepa Delia Denise Diana
Diane Donna Doreen Doris Dorothy Edith Eileen Elaine Eleanor Eliza Elizabeth Ella Ellen Emily Emma
Erica Esther Eve Evelyn Fatima Faye Felicity Fiona Florence Frances Freya Gabrielle Gail Gemma
Georgina Geraldine Gillian Gina Gloria Grace Gwen Hannah Hazel Heather Heidi Helen Helena Hilary
Holly Imogen Ingrid Irene Iris Isabel Isabella Isla Ivy Jacqueline Jacqui Jane Janet Janice Jasmine
Jean Jeanette Jennifer Jenny Jess Jessica Jill Joan Joanna Joanne Josephine Joy Joyce Judith Julia
Julie June Karen Kate Katherine Kathleen Kathryn Katie Kay Keeley Kirsten Kirsty Laura Lauren
Lesley Leila Liz Linda Lisa Lorna Lorraine Louise Lucy Lydia Lynda Lynn Lynne Mabel Maggie Mandy
Margaret Maria Marie Marjorie Martha Mary Maureen Maxine Meera Megan Melanie Melissa Michelle
Millie Miriam Molly Mona Monica Nadia Nancy Naomi Natalie Natasha Niamh Nicola Nina Nora Olive
Olivia Padma Pamela Patricia Paula Pauline Penelope Penny Phyllis Polly Priya Rachael Rachel
Rebecca Rita Roberta Rosa Rosalind Rose Rosemary Ruby Ruth Sabrina Sally Samantha Sandra Sara Sarah
Shabana Sharon Sheila Shirley Simone Siobhan Sophia Sophie Stella Stephanie Sue Susan Susanna
Suzanne Sylvia Tamsin Tanya Tara Teresa Tessa Theresa Tina Tracey Tracy Una Ursula Valerie Adelaide
Aileen Alexa Alicia Alina Alma Alys Amber Anastasia Anneka April Ashleigh Asma Astrid Ava Avril
Ayesha Bernice Bethan Bianca Bryony Camilla Candice Cara Carla Carly Carmel Carole Catrin Cecilia
Ceri Chantelle Charlene Cherie Ciara Cilla Coral Cordelia Corinne Cynthia Danielle Daphne Deirdre
Denyse Dianne Dolores Dorothea Ebony Edwina Eilish Elena Elin Elise Elsie Enid Erin Estelle Ethel
Eunice Faith Farida Fern Francesca Freda Ffion Georgia Georgie Geri Glenda Glynis Greta Gwenda
Hattie Hayley Henrietta Hope Ida Ilona Iona Jackie Jacquie Jade Janine Jayne Jo Joana Jodie Josie
Judi Juliet Juliette Justine Karin Karina Katharine Kathy Katrina Katy Kelly Kerry Kim Kimberley
Kylie Lara Leah Leanne Lena Leonie Libby Lilian Lily Lindsey Lisette Lizzie Lois Lottie Louisa
Lucia Lucinda Lynette Mair Malgorzata Maisie Mari Marian Marianne Marilyn Marina Marlene Matilda
Maud Maya Mercy Meryl Mia Mina Minnie Miranda Morwenna Myra Myrtle Nadine Nasra Nerys Nesta Nessa
Noreen Norma Olga Orla Paige Pat Patsy Petra Philippa Pippa Poppy Portia Prudence Queenie Ramona
Rebekah Renee Roisin Rosie Rosalyn Rowena Roxanne Sadie Saima Samina Saoirse Saskia Selina Serena
Shauna Shelagh Sheree Sinitta Sonia Stacey Sunniva Susie Tabitha Tania Thelma Tricia Trudy Ulrike
Verity Vanessa Vera Veronica Victoria Violet Vivien Wendy Winifred Yasmin Yvette Yvonne Zainab Zara
Zoe
"""
_GENDERS = {
    **dict.fromkeys(_HE.casefold().split(), "he"),
    **dict.fromkeys(_SHE.casefold().split(), "she"),
}


def gender(name: str) -> str | None:
    """Return the pronoun that a forename goes with, `he` or `she`, or None where it says nothing.

    Args:
        name: A forename, folded as `names.fold` does.
    """
    return _GENDERS.get(name)
