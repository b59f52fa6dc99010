//! A contributor's own words cannot be shown, written out or passed for redacted ones: such code is refused by
//! the compiler, in the words beside each case.

#[test]
fn code_that_lets_original_words_travel_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/original/shown_on_a_page.rs");
    cases.compile_fail("tests/original/written_out_as_json.rs");
    cases.compile_fail("tests/original/passed_for_redacted.rs");
}
