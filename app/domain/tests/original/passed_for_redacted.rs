use domain::{
    feedback::{Original, WordBox},
    redaction::Redacted,
};

fn page_for_a_manager(words: &Redacted) {
    println!("{words}");
}

fn main() {
    let words = Original::new([(WordBox::Praise, "Mrs Canary helped".to_owned())]);
    page_for_a_manager(&words);
}
