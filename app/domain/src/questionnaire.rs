//! questionnaire
