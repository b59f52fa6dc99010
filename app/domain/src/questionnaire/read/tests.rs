use super::*;
use crate::feedback::{Desk, KeepFrom, UnsafeWhere, Voice, WordBox};
use crate::questionnaire::{Step, counted};
use proptest::prelude::*;

fn read(audience: Audience, pairs: &[(&str, &str)]) -> Parsed {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Questionnaire::core().read(audience, pairs)
}

fn given(audience: Audience, pairs: &[(&str, &str)]) -> Given {
    read(audience, pairs).given.expect("the form can be sent")
}

fn problems(audience: Audience, pairs: &[(&str, &str)]) -> Vec<Problem> {
    read(audience, pairs).given.expect_err("the form cannot be sent")
}

#[test]
fn a_parents_form_becomes_answers_words_and_permissions() {
    let given = given(
        Audience::Parent,
        &[
            ("c1", "top"),
            ("c4", "bottom"),
            ("a", "school"),
            ("a", "health"),
            ("o1", "She listened"),
            ("p2", "yes"),
        ],
    );
    assert_eq!(counted(&given.answers), [(Field::C1, Step::Top), (Field::C4, Step::Bottom)]);
    assert_eq!(given.answers.agencies().len(), 2);
    assert_eq!(given.words.expose_words(), [(WordBox::Praise, "She listened".to_owned())]);
    assert!(given.answers.permissions().quote);
    assert_eq!(given.safety, Safety::default());
}

#[test]
fn names_that_are_no_question_are_ignored() {
    let given = given(Audience::Parent, &[("utm", "x"), ("c1", "top"), ("C2", "top"), ("", "")]);
    assert_eq!(counted(&given.answers), [(Field::C1, Step::Top)]);
}

#[test]
fn an_answer_that_the_page_did_not_offer_is_a_problem_and_not_a_guess() {
    let not_offered = |field| Problem { at: At::Question(field), error: FieldError::NotOffered };
    assert_eq!(problems(Audience::Parent, &[("c1", "best")]), [not_offered(Field::C1)]);
    // A child has four answers, not five.
    assert_eq!(problems(Audience::Child, &[("c1", "not-about-me")]), [not_offered(Field::C1)]);
    // A question that a parent is not asked is as good as unknown.
    assert_eq!(problems(Audience::Parent, &[("b", "4-7")])[0].error, FieldError::NothingSaid);
}

#[test]
fn the_same_mistake_a_million_times_is_one_problem() {
    let flood: Vec<_> = std::iter::repeat_n(("c1", ""), 10_000).chain([("c4", "x"), ("c1", "?")]).collect();
    let at = |field| Problem { at: At::Question(field), error: FieldError::NotOffered };
    assert_eq!(problems(Audience::Parent, &flood), [at(Field::C1), at(Field::C4)]);
}

#[test]
fn the_last_of_two_choices_holds() {
    let given = given(Audience::Parent, &[("c1", "top"), ("c1", "bottom")]);
    assert_eq!(given.answers.step(Field::C1), Some(Step::Bottom));
}

#[test]
fn with_nothing_answered_or_written_there_is_nothing_to_send() {
    let nothing = [Problem { at: At::Form, error: FieldError::NothingSaid }];
    assert_eq!(problems(Audience::Child, &[]), nothing);
    let about =
        [("h1", "family"), ("w1", "recent"), ("l", "cy"), ("p1", "no"), ("o1", " \r\n "), ("s1", "not-said")];
    assert_eq!(problems(Audience::YoungPerson, &about), nothing);
    assert!(given(Audience::Child, &[("sb", "yes")]).safety.button);
    assert_eq!(given(Audience::Child, &[("s1", "yes")]).safety.safe, Some(Safe::Yes));
}

#[test]
fn a_text_is_measured_in_characters_and_kept_when_it_is_too_long() {
    let welsh = "ŷ".repeat(4_000);
    assert!(read(Audience::Parent, &[("o2", &welsh)]).given.is_ok());
    let longer = format!("{welsh}ŵŵ");
    let parsed = read(Audience::Parent, &[("o2", &longer)]);
    let error = FieldError::TooLong { limit: 4_000, over: 2 };
    assert_eq!(parsed.given.unwrap_err(), [Problem { at: At::Text(TextBox::Problem), error }]);
    assert_eq!(parsed.form.text(TextBox::Problem), longer);
}

#[test]
fn line_ends_are_made_one_and_control_characters_dropped() {
    let parsed = read(Audience::Parent, &[("o3", "one\r\ntwo\rthree\u{0}\u{7}\tfour\u{9b}")]);
    assert_eq!(parsed.form.text(TextBox::Idea), "one\ntwo\nthree four");
}

#[test]
fn who_must_not_see_it_and_how_to_be_reached_count_whatever_is_said_or_left_out_before() {
    let follow = [("s2", "yes"), ("s3", "worker"), ("s4", "online"), ("r", "ring my aunt")];
    for first in [None, Some("yes"), Some("not-said"), Some("sometimes"), Some("no")] {
        let pairs: Vec<_> = first.map(|code| ("s1", code)).into_iter().chain(follow).collect();
        let parsed = read(Audience::YoungPerson, &pairs);
        let given = parsed.given.unwrap();
        assert_eq!(given.safety.contact, Some(WantsContact::Yes), "{first:?}");
        assert_eq!(given.safety.desk(), Desk::DesignatedOfficer, "{first:?}");
        assert_eq!(given.safety.place, Some(UnsafeWhere::Online), "{first:?}");
        assert_eq!(given.reach.unwrap().expose_contact(), "ring my aunt", "{first:?}");
        for shown in [At::Question(Field::KeepFrom), At::Question(Field::Place), At::Text(TextBox::Reach)] {
            assert!(parsed.form.counts(shown), "*check* shows it: {first:?}");
        }
    }
}

#[test]
fn a_child_who_pressed_the_button_may_say_who_should_not_see_it_without_answering_s1() {
    let given = given(Audience::Child, &[("sb", "yes"), ("s3", "worker"), ("s2", "no"), ("r", "here")]);
    assert_eq!(given.safety.keep_from, Some(KeepFrom::Worker));
    assert_eq!(given.reach, None, "they said that nobody should get in touch");
}

#[test]
fn wanting_to_be_reached_is_enough_to_send() {
    assert!(read(Audience::Parent, &[("s2", "yes")]).given.is_ok());
    assert!(read(Audience::Parent, &[("r", "Made up: text me")]).given.is_ok());
}

#[test]
fn whose_words_counts_only_while_someone_is_helping() {
    let alone = given(Audience::Child, &[("h1", "nobody"), ("h3", "helper"), ("c1", "top")]);
    assert_eq!(alone.answers.voice(), Voice::Own);
    assert_eq!(alone.answers.codes(Field::Voice).count(), 0);
    let helped = given(Audience::Child, &[("h1", "family"), ("h3", "helper"), ("c1", "top")]);
    assert_eq!(helped.answers.voice(), Voice::Helper);
}

#[test]
fn an_answer_can_be_taken_out_again() {
    let parsed =
        read(Audience::Parent, &[("x", "c2"), ("c1", "top"), ("c2", "bottom"), ("x", "o1"), ("o1", "words")]);
    let given = parsed.given.unwrap();
    assert_eq!(counted(&given.answers), [(Field::C1, Step::Top)]);
    assert!(given.words.is_empty());
}

#[test]
fn nothing_is_chosen_before_somebody_chooses_it_and_silence_is_no() {
    let parsed = read(Audience::Parent, &[("c1", "top")]);
    for field in Field::ALL.iter().filter(|field| **field != Field::C1) {
        assert!(parsed.form.chosen().all(|(chosen, _)| chosen != *field), "{field}");
        for code in ["yes", "no"] {
            assert!(!parsed.form.is_chosen(*field, code), "{field} {code}");
        }
    }
    let allowed = parsed.given.unwrap().answers.permissions();
    assert!(!allowed.quote && !allowed.show_words);
}

#[test]
fn anybody_can_keep_their_words_out_of_summaries_and_is_not_asked_for_a_yes() {
    let kept_out = given(Audience::Parent, &[("c1", "top"), ("p1", "no")]);
    assert!(!kept_out.answers.permissions().summaries);
    assert!(given(Audience::Parent, &[("c1", "top")]).answers.permissions().summaries);
    let not_offered = Problem { at: At::Question(Field::Summaries), error: FieldError::NotOffered };
    assert_eq!(problems(Audience::Parent, &[("c1", "top"), ("p1", "yes")]), [not_offered]);
}

#[test]
fn debug_prints_nothing_that_was_given() {
    let parsed = read(
        Audience::Child,
        &[("c1", "bottom"), ("s1", "no"), ("s2", "yes"), ("o1", "Canary"), ("r", "Canary")],
    );
    let shown = format!("{:?}", parsed.form);
    assert_eq!(shown, "FormState(3 questions, 2 boxes)");
    let shown = format!("{:?}", parsed.given.unwrap());
    assert_eq!(
        shown,
        "Given { answers: Answers(child, 1 answers), words: Original(1 boxes, 6 characters), .. }"
    );
}

proptest! {
    #[test]
    fn whatever_is_posted_hidden_fields_give_the_same_form_back(
        pairs in prop::collection::vec(
            (prop::sample::select(vec!["c1", "c1a", "h1", "h3", "a", "s", "s1", "s2", "o1", "o3", "r", "p1", "zz"]),
             prop_oneof![prop::sample::select(vec!["top", "nobody", "family", "school", "health", "yes", "no"]).prop_map(str::to_owned), "\\PC{0,20}", "[a-z\r\n\t\u{0}]{0,9}"]),
            0..20,
        ),
        audience in prop::sample::select(Audience::ALL),
    ) {
        let pairs = pairs.into_iter().map(|(name, value)| (name.to_owned(), value));
        let first = Questionnaire::core().read(audience, pairs).form;
        let again = first.pairs().map(|(name, value)| (name.to_owned(), value));
        let second = Questionnaire::core().read(audience, again).form;
        prop_assert_eq!(first.pairs().collect::<Vec<_>>(), second.pairs().collect::<Vec<_>>());
    }
}
