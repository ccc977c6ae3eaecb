//! How sure a finding is, in words before numbers.

use maud::{Markup, html};
use verbale_model::{Band, Rival, RivalResult, RivalTest};

/// `firm`, `likely`, `possible`, with one to three dots.
pub(in crate::web) fn band(band: Band) -> Markup {
    let dots = match band {
        Band::Firm => 3,
        Band::Likely => 2,
        Band::Possible => 1,
    };
    html! {
        span.band {
            svg.dots aria-hidden="true" viewBox="0 0 30 10" width="30" height="10" {
                @for n in 0..3_u8 { circle.on[n < dots] cx=(5 + n * 10) cy="5" r="3.5" {} }
            }
            (band.word())
        }
    }
}

/// What the number means.
pub(in crate::web) fn words(confidence: f32) -> String {
    let tenths = (confidence * 10.0).round().clamp(1.0, 9.0) as u8;
    format!("by our estimate, about {tenths} in 10 careful readers would agree")
}

pub(in crate::web) fn rival(rival: Rival) -> Markup {
    let test = match rival.test {
        RivalTest::Time => "The two speak of different times",
        RivalTest::Scope => "The two speak of different things",
        RivalTest::Translation => "The wording differs by translation",
        RivalTest::Update => "The later one knew more",
        RivalTest::Reporter => "The words are the reporter’s",
    };
    let result = match rival.result {
        RivalResult::Excluded => "ruled out",
        RivalResult::Possible => "not ruled out",
    };
    html! { span.rival { (test) ": " strong { (result) } } }
}
