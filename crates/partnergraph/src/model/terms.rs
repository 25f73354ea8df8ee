//! The fixed words of the case document, each with its code and its labels in Norwegian, Danish and English.
//!
//! A case says `"kind": "leases_to"`, a house leader reads "leier ut til". This file is where the one becomes
//! the other: every list of codes in `partnergraph/case/1`, in the order of the format. Tables, figures, legends
//! and error messages all take their words from here, so that a thing has the same name wherever it is met.
//!
//! # Reading the lists
//! Each entry has its code, then the labels in the order `nb`, `da`, `en`. Codes are part of the format and do not
//! change; labels may be improved. Labels stand in tables and legends, so they are short, and in lower case unless
//! the language wants a capital. A label of a [`RelationKind`] reads between two names, from the one to the other:
//! *Ferd* leier ut til *Bymisjonen*.
//!
//! [`RoleState`] is the one list that no document holds: it is what an answer says about a role.
//!
//! # Source
//! `case-format.md` for the codes; `domain.md`, section 10, for the labels, and our own words where it is silent.

use super::code::codes;

codes! {
    /// What sort of partnership a case describes.
    CaseKind "case kind" {
        /// One neighbourhood house and those behind it.
        House = "house" ["nabolagshus", "beboerhus", "neighbourhood house"],
        /// An area programme: a municipality, residents and associations working on one area for many years.
        Area = "area" ["områdesatsing", "områdeindsats", "area programme"],
        /// A social housing plan: housing organisations and a municipality, some years at a time.
        Plan = "plan" ["boligsosial helhetsplan", "boligsocial helhedsplan", "social housing plan"],
        /// A lasting partnership in construction: a client and a fixed team of advisers and contractors.
        Construction = "construction" ["byggepartnerskap", "byggepartnerskab", "construction partnership"],
        /// A settled way in which a municipality works with neighbours.
        Routine = "routine" ["rutine", "arbejdsgang", "routine"],
        /// A programme that is not tied to one house or one area.
        Programme = "programme" ["program", "program", "programme"],
        /// A partnership of another sort.
        Other = "other" ["annet", "andet", "other"],
    }
}

codes! {
    /// What an actor is: an organisation, a part of one, a body, a group. Never a private person by name.
    ActorKind "actor kind" {
        /// An organisation of its own, such as an association, a company or a municipality.
        Organisation = "organisation" ["organisasjon", "organisation", "organisation"],
        /// A part of an organisation, such as a city district in a municipality, or an office.
        Unit = "unit" ["enhet", "enhed", "unit"],
        /// A board, council or forum that has members.
        Body = "body" ["organ", "organ", "body"],
        /// Several together, often without names: residents, young people, local associations.
        Group = "group" ["gruppe", "gruppe", "group"],
        /// A programme or project that acts in its own name.
        Programme = "programme" ["program", "program", "programme"],
        /// A house, such as the one that the case is about.
        House = "house" ["hus", "hus", "house"],
        /// A function that a person holds, such as general manager; the function, not the person's name.
        PersonRole = "person_role" ["funksjon", "funktion", "function"],
    }
}

codes! {
    /// Which part of society an actor belongs to.
    Sector "sector" {
        /// State, county, municipality or city district, and what they own.
        Public = "public" ["offentlig", "offentlig", "public"],
        /// Businesses and others who own, build or trade.
        Private = "private" ["privat", "privat", "private"],
        /// Associations, foundations, faith communities and others that work without profit.
        Civil = "civil" ["frivillig sektor", "civilsamfund", "civil society"],
        /// Those who live there, and what represents them, such as a housing cooperative or a residents' association.
        Residents = "residents" ["beboere", "beboere", "residents"],
        /// None of the four, or a mixture of them.
        Other = "other" ["annet", "andet", "other"],
    }
}

codes! {
    /// How well a statement in a case is supported by its sources.
    Certainty "certainty" {
        /// A source says so.
        Stated = "stated" ["oppgitt", "oplyst", "stated"],
        /// The person who wrote the case classified it so, from stated facts.
        Judged = "judged" ["vurdert", "vurderet", "judged"],
        /// It may be otherwise: the sources are weak, or disagree.
        Uncertain = "uncertain" ["usikkert", "usikkert", "uncertain"],
    }
}

codes! {
    /// Whether a role is held, could be held, was held, or is looking for a holder.
    Status "status" {
        /// The actor holds the role.
        Current = "current" ["nåværende", "nuværende", "current"],
        /// The actor could hold the role, but does not.
        Potential = "potential" ["mulig", "mulig", "potential"],
        /// The actor held the role and no longer does.
        Former = "former" ["tidligere", "tidligere", "former"],
        /// Someone is being looked for to hold the role.
        Sought = "sought" ["søkes", "søges", "sought"],
    }
}

codes! {
    /// What an actor's hold on a role rests on.
    Basis "basis" {
        /// The actor owns the building, the land or what the role is about.
        Ownership = "ownership" ["eierskap", "ejerskab", "ownership"],
        /// The actor rents it.
        Lease = "lease" ["leieforhold", "lejeforhold", "lease"],
        /// The actor has an agreement that binds both sides.
        Contract = "contract" ["avtale", "aftale", "contract"],
        /// The sides have written down what they mean to do, but are not yet bound.
        LetterOfIntent = "letter_of_intent" ["intensjonsavtale", "hensigtserklæring", "letter of intent"],
        /// Nothing is written down; it rests on habit or on word of mouth.
        Informal = "informal" ["uformelt", "uformelt", "informal"],
    }
}

codes! {
    /// What one actor is or does to another. Each kind reads from the first actor to the second.
    RelationKind "relation kind" {
        /// The first owns the second: a house, a property, a company.
        Owns = "owns" ["eier", "ejer", "owns"],
        /// The first lets premises or land to the second, for rent.
        LeasesTo = "leases_to" ["leier ut til", "udlejer til", "leases to"],
        /// The first lets the second use premises or land without rent.
        LendsTo = "lends_to" ["låner ut til", "udlåner til", "lends to"],
        /// The first pays for what the second does, as with a grant or a yearly contribution.
        Funds = "funds" ["finansierer", "finansierer", "funds"],
        /// The two have a contract or another written agreement.
        Contract = "contract" ["har avtale med", "har aftale med", "has a contract with"],
        /// The first runs the second from day to day.
        Operates = "operates" ["driver", "driver", "operates"],
        /// The two work together; mutual, unless the relation says otherwise.
        Cooperates = "cooperates" ["samarbeider med", "samarbejder med", "cooperates with"],
        /// The first is a member of the second: an association, a board, a partnership.
        MemberOf = "member_of" ["er medlem av", "er medlem af", "is a member of"],
        /// The first decides over the second, as a board does.
        Governs = "governs" ["styrer", "styrer", "governs"],
        /// The first speaks for the second.
        Represents = "represents" ["representerer", "repræsenterer", "represents"],
        /// The first is there for the second and does something for it.
        Serves = "serves" ["betjener", "betjener", "serves"],
        /// The first has the second under its roof: an office, an activity, a café.
        Hosts = "hosts" ["er vert for", "er vært for", "hosts"],
        /// The first works for the second without pay.
        VolunteersFor = "volunteers_for" ["gjør frivillig innsats for", "gør en frivillig indsats for", "volunteers for"],
        /// The first gives the second advice.
        Advises = "advises" ["gir råd til", "rådgiver", "advises"],
        /// The first studies and judges how the second is doing.
        Evaluates = "evaluates" ["evaluerer", "evaluerer", "evaluates"],
        /// The first started the second, or took the first step towards it.
        Initiated = "initiated" ["tok initiativ til", "tog initiativ til", "initiated"],
        /// The first delivers goods or services to the second.
        Supplies = "supplies" ["leverer til", "leverer til", "supplies"],
        /// The first is the employer of the second.
        Employs = "employs" ["har ansatt", "har ansat", "employs"],
        /// The first sold, gave or handed over a property or a task to the second.
        TransferredTo = "transferred_to" ["overdro til", "overdrog til", "transferred to"],
        /// The first is an authority that allows, approves or protects the second, or what it does.
        Authorises = "authorises" ["gir tillatelse til", "giver tilladelse til", "authorises"],
        /// The first tells the second what is going on.
        Informs = "informs" ["informerer", "informerer", "informs"],
        /// The first sends people on to the second.
        RefersTo = "refers_to" ["henviser til", "henviser til", "refers to"],
        /// The first has a say in what the second does, without deciding over it.
        Influences = "influences" ["påvirker", "påvirker", "influences"],
        /// A relation of another kind, which the case names in its own words.
        Other = "other" ["har en annen relasjon til", "har en anden relation til", "has another relation to"],
    }
}

codes! {
    /// Whether a relation or an agreement rests on something binding, such as a contract, or on habit and acquaintance.
    Formality "formality" {
        /// There is an agreement, an ownership, a membership or a tie in law.
        Formal = "formal" ["formell", "formel", "formal"],
        /// There is contact or cooperation, with nothing that binds.
        Informal = "informal" ["uformell", "uformel", "informal"],
        /// Nobody has said which.
        Unknown = "unknown" ["ukjent", "ukendt", "unknown"],
    }
}

codes! {
    /// How far a relation or an agreement has come.
    Stage "stage" {
        /// Someone has suggested it.
        Proposed = "proposed" ["foreslått", "foreslået", "proposed"],
        /// The sides mean to do it, for instance by a letter of intent.
        Intended = "intended" ["påtenkt", "påtænkt", "intended"],
        /// It is settled.
        Agreed = "agreed" ["avtalt", "aftalt", "agreed"],
    }
}

codes! {
    /// How often two actors are in contact.
    Frequency "frequency" {
        /// About once a year.
        Yearly = "yearly" ["årlig", "årligt", "yearly"],
        /// About four times a year.
        Quarterly = "quarterly" ["kvartalsvis", "kvartalsvis", "quarterly"],
        /// About once a month.
        Monthly = "monthly" ["månedlig", "månedligt", "monthly"],
        /// About once a week.
        Weekly = "weekly" ["ukentlig", "ugentligt", "weekly"],
        /// Every day, or nearly.
        Daily = "daily" ["daglig", "dagligt", "daily"],
    }
}

codes! {
    /// What a sum of money is counted by: paid once, each year, for each flat and day.
    AmountPer "period of an amount" {
        /// The whole sum, paid one time.
        Once = "once" ["én gang", "én gang", "once"],
        /// The sum for each year.
        Year = "year" ["per år", "pr. år", "per year"],
        /// The sum for each month.
        Month = "month" ["per måned", "pr. måned", "per month"],
        /// The sum for each flat and each day, as when a housing cooperative pays for its residents.
        FlatDay = "flat_day" ["per leilighet og dag", "pr. lejlighed og dag", "per flat and day"],
        /// The source does not say.
        Unknown = "unknown" ["ukjent", "ukendt", "unknown"],
    }
}

codes! {
    /// What sort of payment a sum is.
    AmountForm "form of an amount" {
        /// Given for a purpose, and not to be paid back.
        Grant = "grant" ["tilskudd", "tilskud", "grant"],
        /// Paid for the use of premises or land.
        Rent = "rent" ["leie", "leje", "rent"],
        /// To be paid back.
        Loan = "loan" ["lån", "lån", "loan"],
        /// The price of something bought.
        Purchase = "purchase" ["kjøp", "køb", "purchase"],
        /// Paid in return for a service, or for being part of something.
        Fee = "fee" ["vederlag", "vederlag", "fee"],
        /// Goods, work or premises given instead of money, with the value they are reckoned to have.
        InKind = "in_kind" ["naturalytelser", "naturalier", "in kind"],
        /// The source does not say.
        Unknown = "unknown" ["ukjent", "ukendt", "unknown"],
    }
}

codes! {
    /// What a sum of money is meant for.
    Purpose "purpose of an amount" {
        /// Keeping the house open: rent, wages, maintenance, what comes back every year.
        Operating = "operating" ["drift", "drift", "operation"],
        /// A task with a beginning and an end.
        Project = "project" ["prosjekt", "projekt", "project"],
        /// Building, buying or restoring something that lasts.
        Investment = "investment" ["investering", "investering", "investment"],
    }
}

codes! {
    /// Which way something goes in an exchange, seen from the actor that is named.
    ExchangeDirection "direction of an exchange" {
        /// The actor puts it in.
        Gives = "gives" ["gir", "giver", "gives"],
        /// The actor receives it.
        Gets = "gets" ["får", "får", "gets"],
        /// The actor lacks it and would like to have it.
        Needs = "needs" ["trenger", "har brug for", "needs"],
    }
}

codes! {
    /// What is given, received or needed in an exchange.
    Resource "resource" {
        /// Money.
        Money = "money" ["midler", "midler", "funds"],
        /// Rooms, buildings or land.
        Premises = "premises" ["lokaler", "lokaler", "premises"],
        /// The working time of people who are paid.
        Staff = "staff" ["ansatte", "ansatte", "staff"],
        /// The time of people who are not paid.
        Volunteers = "volunteers" ["frivillige", "frivillige", "volunteers"],
        /// Skill: being able to do something.
        Competence = "competence" ["kompetanse", "kompetence", "competence"],
        /// Knowing something: about the place, its people, the field.
        Knowledge = "knowledge" ["kunnskap", "viden", "knowledge"],
        /// Furniture, tools, machines and the like.
        Equipment = "equipment" ["utstyr", "udstyr", "equipment"],
        /// Contacts, and the people they lead to.
        Network = "network" ["nettverk", "netværk", "network"],
        /// Work done for others, such as cleaning, letting or advice.
        Services = "services" ["tjenester", "ydelser", "services"],
        /// What happens in the house: courses, meals, concerts, open afternoons.
        Activities = "activities" ["aktiviteter", "aktiviteter", "activities"],
        /// Standing: being trusted, and seen as having a right to act.
        Legitimacy = "legitimacy" ["legitimitet", "legitimitet", "legitimacy"],
        /// A way in to something, such as a support scheme that only some may apply to.
        Access = "access" ["tilgang", "adgang", "access"],
        /// Something else.
        Other = "other" ["annet", "andet", "other"],
    }
}

codes! {
    /// A day of the week.
    Weekday "weekday" {
        /// Monday.
        Monday = "mon" ["mandag", "mandag", "Monday"],
        /// Tuesday.
        Tuesday = "tue" ["tirsdag", "tirsdag", "Tuesday"],
        /// Wednesday.
        Wednesday = "wed" ["onsdag", "onsdag", "Wednesday"],
        /// Thursday.
        Thursday = "thu" ["torsdag", "torsdag", "Thursday"],
        /// Friday.
        Friday = "fri" ["fredag", "fredag", "Friday"],
        /// Saturday.
        Saturday = "sat" ["lørdag", "lørdag", "Saturday"],
        /// Sunday.
        Sunday = "sun" ["søndag", "søndag", "Sunday"],
    }
}

codes! {
    /// A part of the day or week, for activities whose hours are not known to the clock.
    Slot "slot" {
        /// Before the working day, or early in it.
        Morning = "morning" ["morgen", "morgen", "morning"],
        /// While most people are at work or at school.
        Day = "day" ["dagtid", "dagtid", "daytime"],
        /// After work or school, before the evening.
        Afternoon = "afternoon" ["ettermiddag", "eftermiddag", "afternoon"],
        /// After dinner, until people go home.
        Evening = "evening" ["kveld", "aften", "evening"],
        /// While most people sleep.
        Night = "night" ["natt", "nat", "night"],
        /// Saturday and Sunday, at any hour.
        Weekend = "weekend" ["helg", "weekend", "weekend"],
    }
}

codes! {
    /// As what an actor sits in a board, council or other body.
    Capacity "capacity" {
        /// Leads the body.
        Chair = "chair" ["leder", "formand", "chair"],
        /// Has an ordinary seat.
        Member = "member" ["medlem", "medlem", "member"],
        /// Steps in when a member is away.
        Deputy = "deputy" ["varamedlem", "suppleant", "deputy"],
        /// Is present and listens, without a seat of its own.
        Observer = "observer" ["observatør", "observatør", "observer"],
    }
}

codes! {
    /// A stretch of a partnership's life, from the first idea to the end.
    ///
    /// Area programmes and construction partnerships each use some of these phases; none uses all of them.
    Phase "phase" {
        /// Somebody has thought of it, and talks to others about it.
        Idea = "idea" ["idé", "idé", "idea"],
        /// Finding out how the place is: its resources, its strengths and weaknesses.
        Knowledge = "knowledge" ["kunnskapsgrunnlag", "vidensgrundlag", "knowledge base"],
        /// The client asks for offers.
        Tender = "tender" ["utlysning", "udbud", "tender"],
        /// Those who want to take part make their offers.
        Bid = "bid" ["tilbud", "tilbud", "bid"],
        /// Planning and organising: who takes part, who decides, and what the plan is.
        Establish = "establish" ["etablering", "etablering", "establishment"],
        /// Bringing people and organisations in, and building cooperation between them.
        Mobilise = "mobilise" ["mobilisering og samarbeid", "mobilisering og samarbejde", "mobilisation and cooperation"],
        /// Carrying out what was planned.
        Implement = "implement" ["gjennomføring", "gennemførelse", "implementation"],
        /// Running it from day to day.
        Operate = "operate" ["drift", "drift", "operation"],
        /// Making it better while it runs.
        Develop = "develop" ["videreutvikling", "videreudvikling", "further development"],
        /// What goes on after the programme has ended, and who carries it.
        Continue = "continue" ["videreføring", "videreførelse", "continuation"],
        /// Bringing it to an end.
        WindDown = "wind_down" ["avvikling", "afvikling", "winding down"],
    }
}

codes! {
    /// What a measure against a risk makes smaller.
    Reduces "effect of a measure" {
        /// How likely it is that the unwanted event happens.
        Likelihood = "likelihood" ["sannsynlighet", "sandsynlighed", "likelihood"],
        /// How bad it is if the event happens.
        Consequence = "consequence" ["konsekvens", "konsekvens", "consequence"],
    }
}

codes! {
    /// What an answer says about a role: whether anybody holds it, as far as is known.
    ///
    /// Not part of the document; it follows from the assignments at the date that is asked for.
    RoleState "state of a role" {
        /// At least one actor holds the role, whether or not another holder is sought.
        Filled = "filled" ["fylt", "besat", "filled"],
        /// The case says that nobody holds the role.
        Empty = "empty" ["tom", "ubesat", "empty"],
        /// The case does not say whether anybody holds the role. That is not the same as empty.
        Unknown = "unknown" ["ukjent", "ukendt", "unknown"],
    }
}

/// What the strength of a relation is called, from 0 to 4, each in the order `nb`, `da`, `en`.
///
/// 1 is to know what the other does, 2 to meet and help each other now and then, 3 to fit activities together, 4 to be
/// bound together by contracts or shared money. It says how closely two actors are knit, not how often they meet, and
/// more is not always better. A document holds 1 to 4; 0 is what an answer says of two actors that have no relation.
pub const STRENGTH_LABELS: [[&str; 3]; 5] = [
    ["ingen", "ingen", "none"],
    ["kjennskap", "kendskab", "awareness"],
    ["samarbeid", "samarbejde", "cooperation"],
    ["koordinering", "koordinering", "coordination"],
    ["integrasjon", "integration", "integration"],
];

/// What the level of a group's participation is called, from 0 to 6, each in the order `nb`, `da`, `en`.
///
/// The steps are a ladder from hearing nothing to deciding. They have an order but no distance, so they are counted and
/// never averaged.
pub const PARTICIPATION_LABELS: [[&str; 3]; 7] = [
    ["ingen", "ingen", "none"],
    ["enveis informasjon", "envejsinformation", "one-way information"],
    ["toveis informasjon", "tovejsinformation", "two-way information"],
    ["dialog", "dialog", "dialogue"],
    ["samarbeid", "samarbejde", "cooperation"],
    ["medbestemmelse", "medbestemmelse", "co-decision"],
    ["beslutning", "beslutning", "decision"],
];
