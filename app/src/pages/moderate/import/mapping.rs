//! The form that says what each column means, and how it becomes a mapping.

use super::Columns;
use crate::{
    components::{Entry, Field, Select},
    staff::labels,
    tr,
};
use domain::{
    Locale,
    feedback::WordBox,
    import::{BoxFrom, DateFrom, DateOrder, Mapping, RatingFrom, ServiceFrom},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The form as posted. An empty field names no column; its `one_…` field then holds for every row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappingForm {
    /// The heading of the identifier's column.
    pub id: String,
    /// The heading of the words' column.
    pub comment: String,
    /// The heading of the date's column.
    pub date: String,
    /// The code of a [`DateOrder`].
    pub order: String,
    /// A date for every row.
    pub one_date: String,
    /// The heading of the service's column.
    pub service: String,
    /// The code of a service for every row.
    pub one_service: String,
    /// The meaning of each value in the service's column: by its place in the list, a service's code.
    pub service_values: BTreeMap<usize, String>,
    /// The heading of the question's column.
    pub question: String,
    /// The code of a [`WordBox`] for every row.
    pub one_box: String,
    /// The meaning of each value in the question's column: by its place in the list, a box's code.
    pub question_values: BTreeMap<usize, String>,
    /// The heading of the rating's column.
    pub rating: String,
    /// The smallest rating.
    pub lowest: String,
    /// The largest rating.
    pub highest: String,
    /// The code of the words' language.
    pub language: String,
}

impl MappingForm {
    /// Reads the posted fields.
    pub fn read(fields: &[(String, String)]) -> Self {
        let get = |name: &str| {
            let field = fields.iter().find(|(known, _)| known == name);
            field.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let numbered = |start: &str| {
            let of = fields.iter().filter_map(|(name, value)| {
                Some((name.strip_prefix(start)?.parse().ok()?, value.trim().to_owned()))
            });
            of.filter(|(_, value): &(usize, String)| !value.is_empty()).collect()
        };
        Self {
            id: get("id"),
            comment: get("comment"),
            date: get("date"),
            order: get("order"),
            one_date: get("one-date"),
            service: get("service"),
            one_service: get("one-service"),
            service_values: numbered("service-value-"),
            question: get("question"),
            one_box: get("one-box"),
            question_values: numbered("question-value-"),
            rating: get("rating"),
            lowest: get("lowest"),
            highest: get("highest"),
            language: get("language"),
        }
    }

    /// The mapping, or the names of the controls in which nothing is chosen yet. The two lists are the
    /// distinct values of the chosen service and question columns.
    pub fn mapping(
        &self,
        source: &str,
        service_values: &[(String, usize)],
        question_values: &[(String, usize)],
    ) -> Result<Mapping, Vec<&'static str>> {
        let mut missing = Vec::new();
        for (name, value) in [("id", &self.id), ("comment", &self.comment)] {
            if value.is_empty() {
                missing.push(name);
            }
        }
        let date = if self.date.is_empty() {
            self.one_date.parse().map(DateFrom::One).map_err(|_| "one-date")
        } else {
            let order = self.order.parse().unwrap_or(DateOrder::DayFirst);
            Ok(DateFrom::Column { heading: self.date.clone(), order })
        };
        let service = if !self.service.is_empty() {
            let meant = self.service_values.iter();
            let meant =
                meant.filter_map(|(place, code)| Some((service_values.get(*place)?.0.clone(), code.clone())));
            Ok(ServiceFrom::Column { heading: self.service.clone(), values: meant.collect() })
        } else if self.one_service.is_empty() {
            Err("one-service")
        } else {
            Ok(ServiceFrom::One(self.one_service.clone()))
        };
        let word_box = if self.question.is_empty() {
            self.one_box.parse().map(BoxFrom::One).map_err(|_| "one-box")
        } else {
            let meant = self.question_values.iter();
            let meant = meant.filter_map(|(place, code)| {
                Some((question_values.get(*place)?.0.clone(), code.parse().ok()?))
            });
            Ok(BoxFrom::Column { heading: self.question.clone(), values: meant.collect() })
        };
        let rating = if self.rating.is_empty() {
            Ok(None)
        } else {
            match (self.lowest.parse(), self.highest.parse()) {
                (Ok(lowest), Ok(highest)) if lowest < highest => {
                    Ok(Some(RatingFrom { heading: self.rating.clone(), lowest, highest }))
                }
                _ => Err("lowest"),
            }
        };
        let language = self.language.parse().map_err(|_| "language");
        match (date, service, word_box, rating, language) {
            (Ok(date), Ok(service), Ok(word_box), Ok(rating), Ok(language)) if missing.is_empty() => {
                Ok(Mapping {
                    source: source.to_owned(),
                    id: self.id.clone(),
                    date,
                    service,
                    comment: self.comment.clone(),
                    word_box,
                    rating,
                    language,
                })
            }
            (date, service, word_box, rating, language) => {
                missing.extend(
                    [date.err(), service.err(), word_box.err(), rating.err(), language.err()]
                        .into_iter()
                        .flatten(),
                );
                Err(missing)
            }
        }
    }
}

/// The label of a control in the list that [`MappingForm::mapping`] returns, where the label stands alone.
pub(super) fn label(l: Locale, control: &str) -> String {
    match control {
        "id" => tr!(l, "staff-map-id"),
        "comment" => tr!(l, "staff-map-comment"),
        "one-date" => tr!(l, "staff-map-date"),
        "one-service" => tr!(l, "staff-map-service"),
        "one-box" => tr!(l, "staff-map-question"),
        "language" => tr!(l, "staff-map-language"),
        _ => tr!(l, "staff-map-rating"),
    }
}

/// The controls.
pub(super) fn fields(l: Locale, model: &Columns<'_>) -> AnyView {
    let form = model.form;
    let wrong = |name: &str| model.missing.contains(&name).then(|| tr!(l, "staff-import-choose"));
    let column = |name: &'static str, label: String, chosen: &str| {
        Select::new(name, label)
            .empty(tr!(l, "staff-import-no-column"))
            .options(model.headings.iter().map(|heading| (heading.clone(), heading.clone())))
            .chosen(Some(chosen.to_owned()))
            .error(wrong(name))
    };
    let services =
        || model.services.iter().map(|service| (service.code.clone(), service.name.get(l).to_owned()));
    let boxes = || WordBox::ALL.iter().map(|word_box| (word_box.code(), labels::word_box(l, *word_box)));
    let orders = DateOrder::ALL.iter().map(|order| {
        let says = match order {
            DateOrder::DayFirst => tr!(l, "staff-order-day"),
            DateOrder::MonthFirst => tr!(l, "staff-order-month"),
            DateOrder::Mixed => tr!(l, "staff-order-mixed"),
        };
        (order.code(), says)
    });
    let languages = Locale::ALL.iter().map(|language| {
        // Each language's name in its own language.
        (language.code(), tr!(*language, "language-name"))
    });
    let service_values = values(
        l,
        model.service_values,
        "service-value",
        |place, label| Select::new(place, label).empty(tr!(l, "staff-import-no-meaning")).options(services()),
        &form.service_values,
    );
    let question_values = values(
        l,
        model.question_values,
        "question-value",
        |place, label| Select::new(place, label).empty(tr!(l, "staff-import-no-meaning")).options(boxes()),
        &form.question_values,
    );
    view! {
        <div class="grid">
            {column("id", tr!(l, "staff-map-id"), &form.id).hint(tr!(l, "staff-map-id-hint")).view()}
            {column("comment", tr!(l, "staff-map-comment"), &form.comment).view()}
            {Select::new("language", tr!(l, "staff-map-language")).options(languages)
                .chosen(Some(form.language.clone())).error(wrong("language")).view()}
        </div>
        <div class="grid">
            {column("date", tr!(l, "staff-map-date"), &form.date).view()}
            {Select::new("order", tr!(l, "staff-map-order")).options(orders).chosen(Some(form.order.clone())).view()}
            {Field::new("one-date", tr!(l, "staff-map-one-date")).entry(Entry::Date).value(form.one_date.clone())
                .error(wrong("one-date")).view()}
        </div>
        <div class="grid">
            {column("service", tr!(l, "staff-map-service"), &form.service).hint(tr!(l, "staff-map-values-hint")).view()}
            {Select::new("one-service", tr!(l, "staff-map-one-service")).empty(tr!(l, "staff-import-no-meaning"))
                .options(services()).chosen(Some(form.one_service.clone())).error(wrong("one-service")).view()}
        </div>
        {service_values}
        <div class="grid">
            {column("question", tr!(l, "staff-map-question"), &form.question).hint(tr!(l, "staff-map-values-hint")).view()}
            {Select::new("one-box", tr!(l, "staff-map-one-box")).empty(tr!(l, "staff-import-no-meaning"))
                .options(boxes()).chosen(Some(form.one_box.clone())).error(wrong("one-box")).view()}
        </div>
        {question_values}
        <div class="grid">
            {column("rating", tr!(l, "staff-map-rating"), &form.rating).view()}
            {Field::new("lowest", tr!(l, "staff-map-lowest")).entry(Entry::Digits).value(form.lowest.clone())
                .error(wrong("lowest")).short().view()}
            {Field::new("highest", tr!(l, "staff-map-highest")).entry(Entry::Digits).value(form.highest.clone())
                .short().view()}
        </div>
    }
    .into_any()
}

/// The most distinct values for which choices are offered: a column with more holds neither services nor
/// questions.
const VALUES: usize = 60;

fn values(
    l: Locale,
    values: &[(String, usize)],
    name: &str,
    select: impl Fn(String, String) -> Select,
    chosen: &BTreeMap<usize, String>,
) -> AnyView {
    let rows = values.iter().take(VALUES).enumerate().map(|(place, (value, rows))| {
        let shown = if value.is_empty() { tr!(l, "staff-import-empty-value") } else { value.clone() };
        select(format!("{name}-{place}"), format!("{shown} ({rows})"))
            .chosen(chosen.get(&place).cloned())
            .view()
    });
    let rows: Vec<AnyView> = rows.collect();
    (!rows.is_empty()).then(|| view! { <div class="grid values">{rows}</div> }).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(fields: &[(&str, &str)]) -> MappingForm {
        let fields: Vec<_> = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        MappingForm::read(&fields)
    }

    #[test]
    fn an_empty_form_says_every_control_that_is_still_to_be_filled() {
        let missing = posted(&[]).mapping("s", &[], &[]).unwrap_err();
        assert_eq!(missing, ["id", "comment", "one-date", "one-service", "one-box", "language"]);
    }

    #[test]
    fn values_are_given_their_meaning_by_their_place_in_the_list() {
        let form = posted(&[
            ("id", "nr"),
            ("comment", "text"),
            ("date", "when"),
            ("order", "mixed"),
            ("one-service", "K7QF"),
            ("question", "asked"),
            ("question-value-1", "praise"),
            ("question-value-0", "idea"),
            ("language", "en"),
            ("rating", "stars"),
            ("lowest", "1"),
            ("highest", "5"),
        ]);
        let asked = [("How could we improve?".to_owned(), 2), ("What was good?".to_owned(), 1)];
        let mapping = form.mapping("survey", &[], &asked).unwrap();
        let meant = [
            ("How could we improve?".to_owned(), WordBox::Idea),
            ("What was good?".to_owned(), WordBox::Praise),
        ];
        assert_eq!(mapping.word_box, BoxFrom::Column { heading: "asked".into(), values: meant.into() });
        assert_eq!(mapping.date, DateFrom::Column { heading: "when".into(), order: DateOrder::Mixed });
        assert_eq!(mapping.rating, Some(RatingFrom { heading: "stars".into(), lowest: 1, highest: 5 }));
    }
}
