use domain::feedback::{Original, WordBox};

fn main() {
    let words = Original::new([(WordBox::Praise, "Mrs Canary helped".to_owned())]);
    println!("{words}");
}
