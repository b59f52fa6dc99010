use domain::feedback::{Original, WordBox};

fn export(words: impl serde::Serialize) {
    drop(words);
}

fn main() {
    export(Original::new([(WordBox::Praise, "Mrs Canary helped".to_owned())]));
}
