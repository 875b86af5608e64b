//! What forbids that two claims state the same fact, each by a name that a person can read.

use super::candidates::Groups;
use super::{Reason, Story, parallel};
use crate::claims::{Claim, Instance, Modality, Scope, Status, Subject};
use crate::extraction::Kind;
use crate::language::{Form, FrameId, Sense, Starts};
use crate::stories::Section;
use crate::values::{Number, Slip, another_word_of_size, slip_between};

/// A pair that has nothing in common: not worth listing.
const NOTHING: Reason = Reason::veto("");

/// The first reason why the two cannot state the same fact. A reason without a name is not worth telling.
pub(super) fn veto(story: Story<'_>, groups: &Groups, (first, second): (u32, u32)) -> Option<Reason> {
    let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
    let reason = forbids(story, groups, (first, second))?;
    // "Scheme will reach 64 schools … in all 46 of the district's schools, 31 of them primary"
    let lifted = matches!(reason.feature, "other-scope" | "part-of-it" | "told-of-another") && !groups.known(first).said_again;
    (!(lifted && headline_slip(a, b))).then_some(reason)
}

/// Whether a headline counts or measures with two digits swapped, a nought or a word of size too many, what the body counts with the same noun.
/// A headline takes its figures from the body: where it has one that nothing there bears out, this is the one.
pub(super) fn headline_slip(a: &Claim, b: &Claim) -> bool {
    let one = a.subject.head.is_some() && a.subject.head == b.subject.head && !b.subject.elided;
    let placed = matches!(a.section, Section::Headline | Section::Standfirst) && b.section == Section::Body;
    let Some((p, q)) = a.quantity.zip(b.quantity).filter(|(p, q)| p.upper.is_none() && q.upper.is_none()) else { return false };
    let digits = |least: i64| [p.value, q.value].iter().all(|n| n.figures().is_some_and(|d| d >= Number::whole(least)));
    placed
        && one
        && match slip_between(p.value, q.value) {
            Some(Slip::Swap | Slip::Magnitude) => digits(10),
            Some(Slip::Zero) => digits(100),
            Some(Slip::Digit) | None => false,
        }
}

fn forbids(story: Story<'_>, groups: &Groups, (first, second): (u32, u32)) -> Option<Reason> {
    let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
    incomparable(story, a, b)
        .or_else(|| told_apart(story, a, b))
        .or_else(|| {
            // "7,850 troops … the 310,000 people displaced"
            let far = a.measure.is_none() && a.subject.head != b.subject.head && worlds_apart(a, b, CLASS);
            far.then_some(Reason::veto("worlds-apart"))
        })
        .or_else(|| people_apart(story, a, b))
        .or_else(|| {
            let things = a.measure.is_some() && (other_things(story, first, second) || other_subjects(a, b) || other_members(story, a, b));
            things.then_some(Reason::veto("other-things"))
        })
        .or_else(|| {
            let (own, others) = (groups.known(first), groups.known(second));
            let sums = others.sums_to(a) || own.sums_to(b);
            let heads = a.subject.head != b.subject.head;
            let sums = sums || heads && own.parted != others.parted;
            let beside = adds_up(story, second, a) || adds_up(story, first, b);
            let beside = beside || contrasts(story, first, b) || contrasts(story, second, a);
            (sums || beside || complements(story, a, b)).then_some(Reason::veto("part-of-it"))
        })
        .or_else(|| parallel::told_of_another(story, a, b).then_some(Reason::veto("told-of-another")))
        .or_else(|| one_of_many(story, first, second).then_some(Reason::veto("told-of-another")))
        .or_else(|| comes_to(story, first, second).then_some(Reason::veto("part-of-it")))
        .or_else(|| answers_another(story, first, second).then_some(Reason::veto("others-meant")))
}

/// People of whom other things are told, or who are others.
fn people_apart(story: Story<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    if a.measure.is_some() || b.measure.is_some() {
        return None;
    }
    let fate = |f: &FrameId| story.language.lexicon.is_fate(*f);
    let fates = |c: &Claim| !c.frames.is_empty() && c.frames.iter().all(fate);
    let shared = a.frames.iter().any(|f| fate(f) && b.frames.contains(f));
    // "20 men were rescued … two men are missing"
    let first = |c: &Claim| c.frames.iter().copied().find(|f| fate(f));
    let nearest = a.frames.first() != b.frames.first() && first(a).zip(first(b)).is_some_and(|(x, y)| x != y);
    if fates(a) && fates(b) && !shared || nearest {
        return Some(Reason::veto("other-fate"));
    }
    // "28 died … the toll had been 21 that morning"
    let earlier = |c: &Claim| c.scope == Scope::Earlier;
    if earlier(a) != earlier(b) && shared && !same_value(a, b) {
        return Some(Reason::veto("updated"));
    }
    // "the barrier of 9,000 points, which …" tells no points apart.
    let lexicon = &story.language.lexicon;
    let people = |c: &Claim| c.subject.noun.and_then(|n| lexicon.nouns.get(usize::from(n.0))).is_some_and(|n| lexicon.is_people(n));
    let others = people(a) && people(b) && (others_meant(b, a) || !refers_back(b) && others_meant(a, b));
    others.then_some(Reason::veto("others-meant"))
}

/// "212 pieces worth 3.1 million … 139 pieces worth 1.9 million": what is measured is told right before, and is not the same.
fn other_things(story: Story<'_>, first: u32, second: u32) -> bool {
    let counted = |place: u32| {
        let own = &story.claims[place as usize];
        let before = story.claims[..place as usize].iter().rev().take(BESIDE).take_while(|c| c.sentence == own.sentence);
        before.into_iter().find(|c| c.measure.is_none()).filter(|c| c.kind == Kind::Quantity && c.subject.head.is_some())
    };
    counted(first).zip(counted(second)).is_some_and(|(x, y)| x.subject.head == y.subject.head && !same_value(x, y) && !meets(x, y))
}

/// "The bridge costs 10 million euros. The tunnel costs 20 million euros": what costs is told beside a word that only says so, and nothing is
/// told of both.
fn other_subjects(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject, &b.subject);
    let said = x.event.is_some() && x.event == y.event && x.head == y.head;
    let own = |p: &Subject, q: &Subject| p.others.iter().any(|o| Some(*o) != p.head && !q.others.contains(o));
    let shared =
        x.others.iter().any(|o| Some(*o) != x.head && y.others.contains(o)) || a.participants.iter().any(|p| b.participants.contains(p));
    said && own(x, y) && own(y, x) && !shared && !refers_back(b)
}

/// كلفة الجسر … كلفة النفق: two nouns of one class, neither of which names it, are two things.
fn other_members(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject, &b.subject);
    let class = x.classes.iter().any(|c| y.classes.contains(c));
    let member = |p: &Subject| p.noun.is_some() && p.stands_for.is_empty();
    class && a.kind != Kind::Age && member(x) && member(y) && x.head != y.head && !mean_the_same(story, x, y) && !refers_back(b)
}

/// So many figures before one are asked what it is of.
const BESIDE: usize = 2;

/// "killed 12 people … killed nine men in Kesh and three in Orrin": a count and the one right beside it, of which the same is told, come to just
/// the other. "Killed nine and wounded three" does not.
fn adds_up(story: Story<'_>, place: u32, whole: &Claim) -> bool {
    let own = &story.claims[place as usize];
    if own.measure.is_some() || whole.measure.is_some() {
        return false;
    }
    // "51% among the 612 women and 47% among the 592 men": a share may stand between.
    let near = [place.checked_sub(2), place.checked_sub(1), place.checked_add(1), place.checked_add(2)];
    let beside = near.into_iter().flatten().filter_map(|n| story.claims.get(n as usize));
    let count = |c: &Claim| c.quantity.filter(|q| c.measure.is_none() && q.upper.is_none()).map(|q| q.value);
    let some = |c: &Claim| count(c).filter(|n| *n > Number::ZERO);
    let sum = |c: &Claim| some(own).zip(some(c)).and_then(|(x, y)| x.plus(y));
    // "arrested 12 on Sunday and seven others on Tuesday"
    let added = |c: &Claim| c.scope == Scope::Addition || own.scope == Scope::Addition;
    let same = |c: &&Claim| c.sentence == own.sentence && (c.frames.first() == own.frames.first() || added(c));
    count(whole).is_some() && beside.filter(same).any(|c| sum(c) == count(whole))
}

/// "arrested 34 people … detained nine more … the 43 detainees": with a count told between the two, or less it, the one comes to the other.
fn comes_to(story: Story<'_>, first: u32, second: u32) -> bool {
    let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
    let count = |c: &Claim| c.quantity.filter(|q| c.measure.is_none() && q.upper.is_none()).map(|q| q.value);
    // "nine clerks … three clerks were freed … six clerks": all of one noun need not refer back.
    let one_noun = a.subject.head.is_some() && a.subject.head == b.subject.head && b.sentence - a.sentence <= SOON;
    let Some((x, y)) = count(a).zip(count(b)).filter(|(x, y)| (refers_back(b) || one_noun) && x != y) else { return false };
    let between = story.claims[first as usize + 1..second as usize].iter().take(BETWEEN);
    let apart = x.minus(y).map(Number::abs);
    let named = |c: &Claim| c.subject.stands_for.iter().any(|s| a.subject.classes.contains(s) || b.subject.classes.contains(s));
    // "12 passengers and two stewards were hurt … the 14 injured"
    let of_them = |c: &&Claim| {
        let head = c.subject.head;
        let any = head.is_none() || head == b.subject.head || c.sentence == a.sentence || named(c);
        // "12 were hurt … 12 people … the 24": a number said twice is added once, unless it says so.
        let again = same_value(c, a) || same_value(c, b);
        (head == a.subject.head || refers_back(b) && any) && (!again || c.scope == Scope::Addition)
    };
    // "14 customers … eight customers were freed … six customers"
    let before = || story.claims[..first as usize].iter().rev().take(BETWEEN);
    let both = x.plus(y);
    let whole = one_noun && before().filter(|c| both.is_some() && count(c) == both).any(|c| c.subject.head == a.subject.head);
    // "the nine who pleaded guilty … a jury convicted six … the 15 convicted men"
    whole || between.chain(before()).filter(|c| c.kind != Kind::Date && apart.is_some() && count(c) == apart).any(|c| of_them(&c))
}

/// "52 people were on board … three are missing … the three passengers": the number is that of others, who were told of since.
fn answers_another(story: Story<'_>, first: u32, second: u32) -> bool {
    let b = &story.claims[second as usize];
    if !refers_back(b) || b.measure.is_some() || same_value(&story.claims[first as usize], b) {
        return false;
    }
    let kin = |c: &Claim| {
        let class = |c: &u16| b.subject.classes.contains(c) || b.subject.stands_for.contains(c);
        c.subject.head.is_none() && c.measure.is_none() || c.subject.head == b.subject.head || c.subject.stands_for.iter().any(class)
    };
    let between = story.claims[first as usize + 1..second as usize].iter().rev().take(BETWEEN);
    between.filter(|c| c.measure.is_none() && c.kind != Kind::Date).any(|c| same_value(c, b) && kin(c))
}

/// "led with 34 medals … second with 31 medals, then the coast with 25 medals": where one sentence tells a number of the same of several, each is
/// another's. "Absent were two … its 71": a number without a noun that points back means none of many told at once.
fn one_of_many(story: Story<'_>, first: u32, second: u32) -> bool {
    let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
    let fate = |c: &Claim| c.frames.iter().any(|f| story.language.lexicon.is_fate(*f));
    if a.measure.is_some() || b.measure.is_some() || fate(a) || fate(b) || same_value(a, b) {
        return false;
    }
    let beside = |place: u32| {
        let own = &story.claims[place as usize];
        let near = place.saturating_sub(MANY) as usize..(place + MANY + 1) as usize;
        let all = story.claims.get(near.start..near.end.min(story.claims.len())).unwrap_or(&[]);
        all.iter().filter(move |c| c.sentence == own.sentence && c.span != own.span && c.measure.is_none() && c.kind != Kind::Date)
    };
    let none = |c: &Claim| c.subject.head.is_none();
    if none(a) && none(b) {
        return refers_back(b) && beside(first).count() >= 2;
    }
    let of_one = |c: &&Claim, own: &Claim| c.scope == Scope::Whole && c.subject.head == own.subject.head && !c.subject.elided;
    let told = |place: u32, own: &Claim| beside(place).filter(|c| of_one(c, own)).any(|c| !same_value(c, own));
    // "10 students, five students from each … eight students from each": what goes on in the same words is one.
    let goes_on = a.setting.next.is_some() && a.setting.next == b.setting.next;
    let near = b.sentence - a.sentence <= SOON && !goes_on && !parallel::looks_slipped(a, b);
    near && a.subject.head == b.subject.head
        && a.scope == b.scope
        && !refers_back(a)
        && !refers_back(b)
        && (told(first, a) || told(second, b))
}

/// So many claims to either side of one are asked.
const MANY: u32 = 4;

/// So many sentences on it is told what is left.
const SOON: u32 = 3;

/// So many figures between two are asked.
const BETWEEN: usize = 8;

/// So many bytes from the one the other stands beside it.
const NEAR: u32 = 80;

/// "My mother used 12 plums, I use 16 … 16 plums": the figure right beside the one, without a noun of its own, is the other.
fn contrasts(story: Story<'_>, place: u32, other: &Claim) -> bool {
    let own = &story.claims[place as usize];
    let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten().filter_map(|n| story.claims.get(n as usize));
    let bare = |c: &Claim| c.measure.is_none() && (c.subject.head.is_none() || c.subject.elided);
    let near = |c: &Claim| c.span.start < own.span.end + NEAR && own.span.start < c.span.end + NEAR;
    let same = |c: &&Claim| c.sentence == own.sentence && near(c) && bare(c) && same_value(c, other) && !same_value(own, other);
    own.measure.is_none() && beside.filter(same).count() > 0
}

fn meets(a: &Claim, b: &Claim) -> bool {
    a.quantity.zip(b.quantity).is_some_and(|(p, q)| p.fair().meets(&q.fair()))
}

/// "96 percent … the other 4 percent".
fn complements(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let percent = |c: &Claim| c.measure.is_some_and(|m| story.measures.unit(m.unit).code == "%" && m.per.is_none());
    let sum = a.quantity.zip(b.quantity).and_then(|(p, q)| p.value.plus(q.value));
    percent(a) && percent(b) && sum == Some(Number::whole(100))
}

fn incomparable(story: Story<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    if a.section == Section::Furniture || b.section == Section::Furniture {
        return Some(NOTHING);
    }
    let units = match (a.measure, b.measure) {
        (Some(x), Some(y)) => x.per == y.per && story.measures.comparable(x.unit, y.unit),
        (None, None) => true,
        _ => false,
    };
    // "35 years old", "35 years of war" and "35 years ago" are three things.
    let one = |kind: Kind| (a.kind == kind) != (b.kind == kind);
    if !units || one(Kind::Age) || one(Kind::Duration) || one(Kind::Date) {
        return Some(NOTHING);
    }
    if a.sentence == b.sentence {
        return Some(NOTHING);
    }
    (!subjects_meet(story, a, b)).then_some(NOTHING)
}

/// Whether the two can count the same things.
fn subjects_meet(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    if a.kind == Kind::Age {
        return true;
    }
    let (x, y) = (&a.subject, &b.subject);
    if x.head.is_some() && x.head == y.head {
        return true;
    }
    let names_other = |p: &Subject, q: &Subject| p.stands_for.iter().any(|c| q.classes.contains(c) || q.stands_for.contains(c));
    if mean_the_same(story, x, y) {
        return true;
    }
    // "40 buses … all 14 vehicles": the name of a class stands for its members when it refers back. The other way round the later figure is
    // a part: "21 million vehicles … 1.6 million trucks".
    // "All 52 new aircraft" are the jets; "All 11 council members" are no officers.
    let named = y.modifiers.iter().any(|&w| story.language.lexicon.starts(w).any(Starts::NOUN));
    if names_other(y, x) && refers_back(b) && !named && a.measure.is_none() {
        return true;
    }
    let shared_frame = a.frames.iter().any(|f| b.frames.contains(f));
    if a.measure.is_some() {
        // Sums and percentages whose nouns differ, or are told on one side only, need what is said of them in common.
        return true;
    }
    // People counted by what happened to them: "14 miners died", "11 victims".
    let people = |c: &Claim| c.frames.iter().any(|f| story.language.lexicon.frames[usize::from(f.0)].concerns.is_some());
    // "32 vets took part … the 24 members took part": two nouns of people are two kinds of them, unless one names any.
    let fate = |c: &Claim| c.frames.iter().any(|f| b.frames.contains(f) && story.language.lexicon.is_fate(*f));
    let kinds = |p: &Subject| p.noun.is_some() && p.stands_for.is_empty();
    // "61 migrants were held … the 16 detainees": a noun for those it befell names them all the same.
    let befell = |s: &Sense| matches!(s, Sense::Frame(f, Form::Participle) if a.frames.contains(f) && b.frames.contains(f)).then_some(());
    let named = |p: &Subject| p.head.is_some_and(|w| story.language.lexicon.find_of(&[w], Starts::FRAME, befell).is_some());
    let apart = kinds(x) && kinds(y) && !fate(a) && !named(x) && !named(y);
    shared_frame && !apart && people(a) && people(b) && x.classes.iter().any(|c| y.classes.contains(c))
}

/// Whether two nouns are names of one thing: passengers and travellers, troops and soldiers.
pub(super) fn mean_the_same(story: Story<'_>, x: &Subject, y: &Subject) -> bool {
    let alike = |c: &u16| story.language.lexicon.classes.get(usize::from(*c)).is_some_and(|c| c.alike);
    x.stands_for.iter().any(|c| y.stands_for.contains(c) && alike(c))
}

/// "the nine", "all 14": the figure was named before.
const fn refers_back(c: &Claim) -> bool {
    c.definite || c.all
}

/// Scopes that stand for a figure of their own, never the same fact as the whole.
fn scopes_apart(a: &Claim, b: &Claim) -> bool {
    let alone = |s: Scope| matches!(s, Scope::PerUnit | Scope::Average | Scope::Remainder | Scope::Change);
    // What is added is a change: "won 12 further seats … gained 21 seats".
    let added = |s: Scope| matches!(s, Scope::Change | Scope::Addition);
    a.scope != b.scope && (alone(a.scope) || alone(b.scope)) && !(added(a.scope) && added(b.scope))
}

fn told_apart(story: Story<'_>, a: &Claim, b: &Claim) -> Option<Reason> {
    let no = |c: &Claim| matches!(c.modality, Modality::Negated | Modality::Denied);
    let asked = |c: &Claim| c.modality == Modality::Asked;
    let adjusted = |c: &Claim| c.status == Status::Adjusted;
    let same_frame = a.frames.iter().any(|f| b.frames.contains(f));
    let bare = |c: &Claim| c.measure.is_none() && c.subject.head.is_none();
    let checks: [(&'static str, bool); 19] = [
        // "the wall fell 14 years ago … the wall fell 24 years ago" are times themselves.
        ("other-time", !(a.kind == Kind::Date && same_frame) && a.time.zip(b.time).is_some_and(|(x, y)| !x.meets(&y))),
        ("other-scope", scopes_apart(a, b)),
        // "12 people a week … 15 people a month"
        ("other-period", a.period.zip(b.period).is_some_and(|(x, y)| x != y)),
        // "in the three years before the change … in the two years after it"; "led after 12 minutes … drew level 11 minutes later"
        ("other-period", a.kind == Kind::Duration && a.side != b.side && !b.term),
        ("part-of-it", within(a, b) || within(b, a)),
        // "Flood kills 17 … the toll rose to 71": the number moved on; it does not contradict itself.
        ("updated", a.updated != b.updated && !same_value(a, b)),
        ("other-instance", a.instance != Instance::Main || b.instance != Instance::Main || other_event(a, b)),
        // "1. Desk: $27 a month … 3. Wall: $21 a month": each item tells of a thing of its own.
        ("other-item", a.item.zip(b.item).is_some_and(|(x, y)| x != y) && !(refers_back(b) && b.measure.is_none())),
        ("negated", no(a) || no(b)),
        ("asked", asked(a) || asked(b)),
        ("other-reckoning", adjusted(a) != adjusted(b)),
        ("other-place", a.kind != Kind::Age && apart(&a.place, &b.place)),
        ("other-base", apart(&a.base, &b.base)),
        // "5,840 dirhams a metre … sales of 16.7 billion dirhams": no slip leads from one to the other.
        ("worlds-apart", a.kind == Kind::Money && worlds_apart(a, b, WORLDS) && !a.setting.word_for_word(&b.setting)),
        // "56,400 valid votes … the 11 of its own list": nothing names them both.
        ("worlds-apart", bare(a) && bare(b) && worlds_apart(a, b, BARE)),
        ("other-person", a.kind == Kind::Age && (a.time.is_some() != b.time.is_some() || !one_person(&a.names, &b.names))),
        // "The manager was jailed for seven years. The accountant got four years in jail."
        ("other-person", a.kind == Kind::Duration && days(story, a) && days(story, b) && !befell_one(a, b)),
        ("others-meant", b.person && !same_value(a, b) && other_ages(story, a, b)),
        ("others-meant", b.term && !same_value(a, b) && told_elsewhere(story, b)),
    ];
    checks.into_iter().find(|(_, holds)| *holds).map(|(name, _)| Reason::veto(name))
}

/// Whether one sum is so many times the other that no slip leads from one to the other: more than a word of size.
fn worlds_apart(a: &Claim, b: &Claim, most: i64) -> bool {
    let Some((x, y)) = a.quantity.zip(b.quantity).map(|(p, q)| (p.value.min(q.value), p.value.max(q.value))) else { return false };
    let times = |n: i64| x.times(Number::whole(n));
    x > Number::ZERO && times(most).is_some_and(|most| most < y) && !another_word_of_size(x, y)
}

/// So many times, of sums, of counts without a noun, and of those of two nouns of one class.
const WORLDS: i64 = 10_000;
const BARE: i64 = 1_000;
const CLASS: i64 = 20;

/// "420 patients … among 42 patients the fever came back": some of them.
fn within(part: &Claim, whole: &Claim) -> bool {
    let less = || part.quantity.zip(whole.quantity).is_some_and(|(p, w)| p.high() < w.value);
    part.scope == Scope::Subset && matches!(whole.scope, Scope::Whole | Scope::Total) && less()
}

/// "the school has 340 pupils … the 95 pupils who sat the exam": those, and no word of it is said of the others.
fn others_meant(those: &Claim, others: &Claim) -> bool {
    !those.those.is_empty() && others.those.is_empty() && !those.those.iter().any(|w| others.setting.words.binary_search(w).is_ok())
}

/// The same number, whatever its modifier.
pub(super) fn same_value(a: &Claim, b: &Claim) -> bool {
    a.quantity.zip(b.quantity).is_some_and(|(p, q)| p.value == q.value && p.upper == q.upper)
}

/// "the Halden poll … the Orrin poll"
fn other_event(a: &Claim, b: &Claim) -> bool {
    let same_kind = |(x, _): &&(crate::claims::Stem, _)| b.events.iter().any(|(y, _)| x == y);
    a.events.iter().any(|e| same_kind(&e)) && !a.events.iter().any(|e| b.events.contains(e))
}

/// Whether a length of time is told in days or longer: no term is served in hours.
fn days(story: Story<'_>, c: &Claim) -> bool {
    c.measure.is_some_and(|m| story.measures.unit(m.unit).factor >= Number::whole(86_400))
}

/// Whether two lengths of time may have befallen one person: the one names nobody but the other, or one of them names nobody. Where one is said
/// to have befallen somebody and the other befell nobody at all, they are two things.
fn befell_one(a: &Claim, b: &Claim) -> bool {
    match (&a.whom, &b.whom) {
        (None, None) => true,
        (Some(x), Some(y)) => x.is_empty() || y.is_empty() || one_person(x, y),
        (Some(named), None) | (None, Some(named)) => named.is_empty(),
    }
}

/// "Marsh got seven years, Hale nine … the nine-year term": whether the story tells the length of a term that points back of somebody, or two
/// lengths that come to it.
fn told_elsewhere(story: Story<'_>, term: &Claim) -> bool {
    // "six years and Lena Marsh four"
    let kind = |c: &Claim| c.kind == Kind::Duration && c.measure == term.measure || c.kind == Kind::Number && c.measure.is_none();
    let length = |c: &Claim| c.quantity.filter(|_| kind(c) && c.span != term.span);
    let lengths: Vec<Number> = story.claims.iter().take(MOST_ASKED).filter_map(length).map(|q| q.value).take(MOST_TERMS + 1).collect();
    let own = term.quantity.map(|q| q.value);
    let all = || lengths.iter().try_fold(Number::ZERO, |sum, &n| sum.plus(n));
    let two = || lengths.iter().any(|&x| own == Some(x) || lengths.iter().any(|&y| x.plus(y) == own));
    // In a longer story it may be told where nobody looks.
    story.claims.len() > MOST_ASKED || lengths.len() > MOST_TERMS || two() || all() == own
}

/// "Ada Renn, 34, … the 36-year-old": whether the later age may be that of the person who is named with the earlier.
pub(super) fn meant(a: &Claim, b: &Claim) -> bool {
    a.kind == Kind::Age && b.person && !a.person && !a.names.is_empty()
}

/// Whether an age that stands for its person is told of somebody else, or lies nearer to another's: "Ada Renn, 34, and Lena Marsh, 36, … the
/// 36-year-old". A child's age lies far from its mother's.
fn other_ages(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let years = |c: &Claim| c.quantity.filter(|q| q.upper.is_none()).map(|q| q.value);
    let apart = |c: &Claim| years(c).zip(years(b)).and_then(|(x, y)| x.minus(y)).map(Number::abs);
    let ages = || story.claims.iter().filter(|c| c.kind == Kind::Age && c.span != b.span && c.span != a.span);
    // "Renn turns 36 on Friday"
    let told =
        |c: &Claim| c.span != b.span && (c.measure.is_none() || c.measure == b.measure) && years(c).is_some() && years(c) == years(b);
    let own = apart(a);
    let near = |n: Number| n <= Number::whole(GENERATION);
    let swapped = years(a).zip(years(b)).is_some_and(|(x, y)| slip_between(x, y) == Some(Slip::Swap));
    let elsewhere = || story.claims.len() > MOST_ASKED || story.claims.iter().any(told);
    !own.is_some_and(near) && !swapped || elsewhere() || ages().any(|c| apart(c).is_none() || apart(c) <= own && !same_value(a, c))
}

/// So many years two persons of one generation lie apart at most.
const GENERATION: i64 = 9;

/// So many claims of a story are asked.
const MOST_ASKED: usize = 400;

/// So many lengths of a story are asked whether they come to a term.
const MOST_TERMS: usize = 12;

/// "Ada Renn … Renn" may be one person, "Lena Marsh … Joan Marsh" are not.
fn one_person(a: &[crate::language::Word], b: &[crate::language::Word]) -> bool {
    let within = |p: &[crate::language::Word], q: &[crate::language::Word]| p.iter().all(|w| q.contains(w));
    within(a, b) || within(b, a)
}

fn apart(a: &[crate::language::Word], b: &[crate::language::Word]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|w| b.contains(w))
}
