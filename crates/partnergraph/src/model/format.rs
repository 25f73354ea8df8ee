//! The case format `partnergraph/case/1`: every record, every field, in one table.
//!
//! From this table follow the types, their constructors, getters and setters, how they are read and written, their part
//! in the fingerprint, the check of documents, the JSON Schema and the records that Python shows. In each record `lead`
//! and `more` are the fields that may be missing (they stand before and after the `required` ones when a document is
//! written); `copy` marks a value that getters hand out by value.

/// Hands the table of records to a macro.
///
/// The binding to Python makes its record classes from the same table as the types of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! case_format {
    ($callback:path) => {
        $callback! {
            /// A whole document: one case with everything that is recorded about it.
            record CaseDocument "case" {
                lead {}
                required {
                    /// The name and version of the format, `partnergraph/case/1`.
                    format = "format": [copy FormatTag],
                    /// The id of the case.
                    id = "id": [CaseId],
                    /// What the case is called.
                    name = "name": [String],
                }
                more {
                    /// What sort of case it is.
                    kind, with_kind = "kind": [copy Option<CaseKind>],
                    /// Where it is.
                    place, with_place = "place": [Option<Place>],
                    /// When the house or partnership began.
                    established, with_established = "established": [copy Option<PartialDate>],
                    /// When it ended.
                    closed, with_closed = "closed": [copy Option<PartialDate>],
                    /// The roles that the case is read with: the id of a built-in model, or a model of its own.
                    role_model, with_role_model = "role_model": [Option<RoleModelChoice>],
                    /// The actor that stands for the case itself.
                    self_actor, with_self_actor = "self": [Option<ActorId>],
                    /// The case in a few sentences.
                    summary, with_summary = "summary": [Option<String>],
                    /// What the statements rest on.
                    sources, with_sources = "sources": [Vec<Source>],
                    /// Who is there.
                    actors, with_actors = "actors": [Vec<Actor>],
                    /// Who holds which role, could hold it or held it.
                    assignments, with_assignments = "assignments": [Vec<Assignment>],
                    /// What ties one actor to another.
                    relations, with_relations = "relations": [Vec<Relation>],
                    /// What two or more have agreed on together.
                    agreements, with_agreements = "agreements": [Vec<Agreement>],
                    /// What actors give, get and need.
                    exchanges, with_exchanges = "exchanges": [Vec<Exchange>],
                    /// What goes on, for whom and when.
                    activities, with_activities = "activities": [Vec<Activity>],
                    /// Who sits in which body.
                    seats, with_seats = "seats": [Vec<Seat>],
                    /// Who took part in which phase, and how much they had to say.
                    participation, with_participation = "participation": [Vec<Participation>],
                    /// What could go wrong, and what is done about it.
                    risks, with_risks = "risks": [Vec<Risk>],
                    /// Answers to a scorecard.
                    scores, with_scores = "scores": [Vec<Score>],
                    /// What happened when.
                    events, with_events = "events": [Vec<Event>],
                    /// What could not be found.
                    gaps, with_gaps = "gaps": [Option<String>],
                }
            }

            /// Where a case is.
            record Place "place" {
                lead {}
                required {}
                more {
                    /// The place as people name it.
                    name, with_name = "name": [Option<String>],
                    /// The country, as two letters (ISO 3166-1).
                    country, with_country = "country": [Option<String>],
                }
            }

            /// Something that statements rest on: a page, a report, a conversation.
            record Source "source" {
                lead {}
                required {
                    /// The source's id.
                    id = "id": [SourceId],
                }
                more {
                    /// Its title.
                    title, with_title = "title": [Option<String>],
                    /// Its address.
                    url, with_url = "url": [Option<String>],
                    /// The language it is written in.
                    language, with_language = "language": [Option<String>],
                    /// A file it is kept in.
                    file, with_file = "file": [Option<String>],
                }
            }

            /// What a statement rests on and how certain it is.
            record Evidence "evidence" {
                lead {}
                required {}
                more {
                    /// The sources.
                    sources, with_sources = "sources": [Vec<SourceId>],
                    /// Whether a source says it, or the writer of the case judged it, or it is uncertain.
                    certainty, with_certainty = "certainty": [copy Option<Certainty>],
                    /// What the statement rests on, in words.
                    note, with_note = "note": [Option<String>],
                }
            }

            /// An organisation, unit, body, group or programme; never a private person by name.
            record Actor "actor" {
                lead {}
                required {
                    /// The actor's id.
                    id = "id": [ActorId],
                    /// The actor's name, in the language of the source.
                    name = "name": [String],
                }
                more {
                    /// Other names of the same actor.
                    aliases, with_aliases = "aliases": [Vec<String>],
                    /// What sort of actor it is.
                    kind, with_kind = "kind": [copy Option<ActorKind>],
                    /// Its legal or working form, as a text or a register's code.
                    form, with_form = "form": [Option<String>],
                    /// The part of society it belongs to.
                    sector, with_sector = "sector": [copy Option<Sector>],
                    /// The actor of this case that it is a part of.
                    part_of, with_part_of = "part_of": [Option<ActorId>],
                    /// An identity that it has in other cases too.
                    same_as, with_same_as = "same_as": [Option<String>],
                    /// Its numbers in registers.
                    identifiers, with_identifiers = "identifiers": [Vec<Identifier>],
                    /// How many it is, where it is a group.
                    count, with_count = "count": [copy Option<Count>],
                    /// Its influence on an ordinal scale from 0, as given in a workshop.
                    influence, with_influence = "influence": [copy Option<Influence>],
                    /// What it wants.
                    goals, with_goals = "goals": [Vec<String>],
                    /// Whom it reaches.
                    target_groups, with_target_groups = "target_groups": [Vec<String>],
                    /// Free marks.
                    tags, with_tags = "tags": [Vec<String>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// A number in a register.
            record Identifier "identifier" {
                lead {}
                required {
                    /// The register, for example `NO-BRC`.
                    scheme = "scheme": [String],
                    /// The number.
                    id = "id": [String],
                }
                more {}
            }

            /// The statement that an actor holds a role, could hold it, held it, or that somebody is sought for it.
            record Assignment "assignment" {
                lead {
                    /// Who; not given where the role is known to be empty or somebody is sought.
                    actor, with_actor = "actor": [Option<ActorId>],
                }
                required {
                    /// The role.
                    role = "role": [RoleId],
                    /// Whether it holds now, could hold, did hold or is sought.
                    status = "status": [copy Status],
                }
                more {
                    /// The role's own name, where the model does not fit.
                    native_role, with_native_role = "native_role": [Option<String>],
                    /// What part of the role it covers, in words.
                    scope, with_scope = "scope": [Option<String>],
                    /// What it rests on between the parties.
                    basis, with_basis = "basis": [copy Option<Basis>],
                    /// When it began.
                    since, with_since = "since": [copy Option<PartialDate>],
                    /// When it ended.
                    until, with_until = "until": [copy Option<PartialDate>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// A typed tie between two actors.
            record Relation "relation" {
                lead {
                    /// The relation's id.
                    id, with_id = "id": [Option<RelationId>],
                }
                required {
                    /// From whom.
                    from = "from": [ActorId],
                    /// To whom.
                    to = "to": [ActorId],
                    /// What sort of tie it is.
                    kind = "kind": [copy RelationKind],
                }
                more {
                    /// The tie's own name, where it is finer than the kind.
                    native_kind, with_native_kind = "native_kind": [Option<String>],
                    /// Whether it has no direction.
                    mutual, with_mutual = "mutual": [copy Option<bool>],
                    /// Whether it rests on paper or on habit.
                    formality, with_formality = "formality": [copy Option<Formality>],
                    /// How far it has come.
                    stage, with_stage = "stage": [copy Option<Stage>],
                    /// How close it is: 1 awareness, 2 cooperation, 3 coordination, 4 integration.
                    strength, with_strength = "strength": [copy Option<Strength>],
                    /// How often the two meet or exchange.
                    frequency, with_frequency = "frequency": [copy Option<Frequency>],
                    /// What `from` thinks of `to`.
                    ratings, with_ratings = "ratings": [Option<Ratings>],
                    /// When it began.
                    since, with_since = "since": [copy Option<PartialDate>],
                    /// When it ended.
                    until, with_until = "until": [copy Option<PartialDate>],
                    /// When it is planned to end.
                    planned_until, with_planned_until = "planned_until": [copy Option<PartialDate>],
                    /// How long it runs, in words.
                    term, with_term = "term": [Option<String>],
                    /// What it depends on.
                    conditions, with_conditions = "conditions": [Vec<String>],
                    /// What is paid or given along it.
                    amounts, with_amounts = "amounts": [Vec<Amount>],
                    /// The agreement that it is one leg of.
                    agreement, with_agreement = "agreement": [Option<AgreementId>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// What one actor thinks of another, each from 1 to 4.
            record Ratings "ratings" {
                lead {}
                required {}
                more {
                    /// Does what it says.
                    reliable, with_reliable = "reliable": [copy Option<Rating>],
                    /// Shares the mission.
                    mission, with_mission = "mission": [copy Option<Rating>],
                    /// Is open to discussion.
                    open, with_open = "open": [copy Option<Rating>],
                    /// Has power and influence.
                    power, with_power = "power": [copy Option<Rating>],
                    /// Is involved.
                    involvement, with_involvement = "involvement": [copy Option<Rating>],
                    /// Brings resources.
                    resources, with_resources = "resources": [copy Option<Rating>],
                }
            }

            /// A sum of money, or its value in kind.
            record Amount "amount" {
                lead {}
                required {}
                more {
                    /// How much.
                    value, with_value = "value": [copy Option<Quantity>],
                    /// The currency, as three letters (ISO 4217).
                    currency, with_currency = "currency": [Option<String>],
                    /// For what stretch of time.
                    per, with_per = "per": [copy Option<AmountPer>],
                    /// What sort of payment it is.
                    form, with_form = "form": [copy Option<AmountForm>],
                    /// What it is meant for.
                    purpose, with_purpose = "purpose": [copy Option<Purpose>],
                    /// Whether it is bound by an agreement.
                    binding, with_binding = "binding": [copy Option<bool>],
                }
            }

            /// What two or more actors have agreed on together.
            record Agreement "agreement" {
                lead {}
                required {
                    /// The agreement's id.
                    id = "id": [AgreementId],
                    /// Who agreed; two or more.
                    parties = "parties": [Vec<ActorId>],
                }
                more {
                    /// What it is called.
                    name, with_name = "name": [Option<String>],
                    /// Whether it rests on paper or on habit.
                    formality, with_formality = "formality": [copy Option<Formality>],
                    /// How far it has come.
                    stage, with_stage = "stage": [copy Option<Stage>],
                    /// When it began.
                    since, with_since = "since": [copy Option<PartialDate>],
                    /// When it ends.
                    until, with_until = "until": [copy Option<PartialDate>],
                    /// When it is to be looked at again.
                    review, with_review = "review": [copy Option<PartialDate>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// Something that an actor gives, gets or needs.
            record Exchange "exchange" {
                lead {}
                required {
                    /// Who.
                    actor = "actor": [ActorId],
                    /// Whether it is given, got or needed.
                    direction = "direction": [copy ExchangeDirection],
                    /// What, in words.
                    what = "what": [String],
                }
                more {
                    /// The other actor, if one is named.
                    with, with_partner = "with": [Option<ActorId>],
                    /// What sort of resource it is.
                    category, with_category = "category": [copy Option<Resource>],
                    /// What it is worth.
                    value, with_value = "value": [Option<Amount>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// Something that goes on in or around the house.
            record Activity "activity" {
                lead {
                    /// Who stands for it.
                    actor, with_actor = "actor": [Option<ActorId>],
                }
                required {
                    /// What, in words.
                    what = "what": [String],
                }
                more {
                    /// For whom.
                    target_groups, with_target_groups = "target_groups": [Vec<String>],
                    /// When, as days, hours or parts of the day.
                    when, with_when = "when": [Vec<Times>],
                    /// When, in the words of the source.
                    when_text, with_when_text = "when_text": [Option<String>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// When something recurs.
            record Times "times" {
                lead {}
                required {}
                more {
                    /// The days of the week.
                    days, with_days = "days": [Vec<Weekday>],
                    /// From what time of day.
                    from, with_from = "from": [copy Option<ClockTime>],
                    /// Until what time of day; one that is not after `from` is of the next day.
                    until, with_until = "until": [copy Option<ClockTime>],
                    /// The part of the day or week.
                    slot, with_slot = "slot": [copy Option<Slot>],
                }
            }

            /// A place in a body: a board, a steering group, a user council.
            record Seat "seat" {
                lead {}
                required {
                    /// The body.
                    body = "body": [ActorId],
                    /// Who sits in it.
                    actor = "actor": [ActorId],
                }
                more {
                    /// As what.
                    capacity, with_capacity = "capacity": [copy Option<Capacity>],
                    /// Whether with a vote.
                    voting, with_voting = "voting": [copy Option<bool>],
                }
            }

            /// That a group took part in a phase, and how much it had to say.
            record Participation "participation" {
                lead {}
                required {
                    /// Who: an actor's id or a text.
                    group = "group": [String],
                    /// In which phase.
                    phase = "phase": [copy Phase],
                    /// How much they had to say, from 0 (none) to 6 (they decided).
                    level = "level": [copy Level],
                }
                more {
                    /// How it was done.
                    method, with_method = "method": [Option<String>],
                    /// What it was about.
                    issue, with_issue = "issue": [Option<String>],
                    /// When.
                    when, with_when = "when": [copy Option<PartialDate>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// An unwanted event, how likely it is, what it would do, and what is done about it.
            record Risk "risk" {
                lead {}
                required {
                    /// The risk's id.
                    id = "id": [RiskId],
                    /// What could happen.
                    event = "event": [String],
                }
                more {
                    /// What could bring it about.
                    causes, with_causes = "causes": [Vec<String>],
                    /// How likely it is, from 1 to 5.
                    likelihood, with_likelihood = "likelihood": [copy Option<Grade>],
                    /// How bad it would be, from 1 to 5, for each thing that matters.
                    consequence, with_consequence = "consequence": [Consequences],
                    /// The ids of the actors, roles and relations that it would touch.
                    affects, with_affects = "affects": [Vec<String>],
                    /// What is done about it.
                    measures, with_measures = "measures": [Vec<Measure>],
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// Something that is done to make a risk less likely or less bad.
            record Measure "measure" {
                lead {}
                required {}
                more {
                    /// What is done.
                    what, with_what = "what": [Option<String>],
                    /// Which side of the risk it reduces.
                    reduces, with_reduces = "reduces": [copy Option<Reduces>],
                    /// Who sees to it.
                    owner, with_owner = "owner": [Option<String>],
                    /// By when.
                    due, with_due = "due": [copy Option<PartialDate>],
                    /// How likely the event is afterwards, from 1 to 5.
                    likelihood_after, with_likelihood_after = "likelihood_after": [copy Option<Grade>],
                    /// How bad it would be afterwards, from 1 to 5.
                    consequence_after, with_consequence_after = "consequence_after": [copy Option<Grade>],
                }
            }

            /// An answer to one item of a scorecard.
            record Score "score" {
                lead {}
                required {
                    /// The scorecard.
                    card = "card": [String],
                    /// The item on it.
                    item = "item": [String],
                    /// The answer.
                    value = "value": [copy Quantity],
                }
                more {
                    /// Who answered.
                    by, with_by = "by": [Option<String>],
                    /// When.
                    when, with_when = "when": [copy Option<PartialDate>],
                    /// A remark.
                    note, with_note = "note": [Option<String>],
                }
            }

            /// Something that happened.
            record Event "event" {
                lead {
                    /// When.
                    when, with_when = "when": [copy Option<PartialDate>],
                }
                required {
                    /// What.
                    what = "what": [String],
                }
                more {
                    /// What the statement rests on.
                    evidence, with_evidence = "evidence": [Evidence],
                }
            }

            /// A list of roles that cases are read with.
            record RoleModel "role model" {
                lead {}
                required {
                    /// The model's id.
                    id = "id": [String],
                }
                more {
                    /// The roles, in the order in which they are shown.
                    roles, with_roles = "roles": [Vec<Role>],
                }
            }

            /// A place in a role model that actors can hold.
            record Role "role" {
                lead {}
                required {
                    /// The role's id.
                    id = "id": [RoleId],
                }
                more {
                    /// What it is called.
                    label, with_label = "label": [Labels],
                    /// Whether a complete partnership needs it; needed where nothing is said.
                    required, with_required = "required": [copy Option<bool>],
                }
            }

            /// A name in three languages.
            record Labels "labels" {
                lead {}
                required {}
                more {
                    /// In Norwegian bokmål.
                    nb, with_nb = "nb": [Option<String>],
                    /// In Danish.
                    da, with_da = "da": [Option<String>],
                    /// In English.
                    en, with_en = "en": [Option<String>],
                }
            }
        }
    };
}
