//! What the loop is told of the looks at a file.

use super::*;
use crate::lang::Lang;

fn gone() -> GrowthError {
    GrowthError::Unreadable(ReadError::Io(ErrorKind::NotFound.into()))
}

#[test]
fn trouble_is_told_once_and_so_is_its_end() {
    let mut trouble = None;
    let lost = WatchReport::Lost(reason(&gone()));
    assert_eq!(told(Err(gone()), &mut trouble), [lost]);
    assert_eq!(told(Err(gone()), &mut trouble), []);
    let damaged = WatchReport::Lost(reason(&GrowthError::Damaged));
    assert_eq!(told(Err(GrowthError::Damaged), &mut trouble), [damaged]);
    let found = WatchReport::Found;
    assert_eq!(told(Ok(Growth::Nothing), &mut trouble), [found]);
    assert_eq!(told(Ok(Growth::Nothing), &mut trouble), []);
}

#[test]
fn no_reason_names_a_path() {
    let path = Path::new("/home/someone/記録.ron");
    let refused = io::Error::from(ErrorKind::PermissionDenied);
    let errors = [
        gone(),
        GrowthError::Damaged,
        GrowthError::Unreadable(ReadError::Io(refused)),
        GrowthError::Unreadable(ReadError::NotAFile),
    ];
    for lang in Lang::ALL {
        let said = errors.iter().map(|error| lang.text(&reason(error)));
        for said in said {
            assert!(!said.contains("記録.ron") && !said.contains('/'), "{said}");
            assert!(!said.contains('\n'));
        }
    }
    let opened = Watched::open(path).map(|_| ());
    assert!(lang_names(&opened), "at the command line the path is named");
}

fn lang_names(opened: &Result<(), Error>) -> bool {
    let label = opened.as_ref().err().map(|error| &error.label);
    label.is_some_and(|label| Lang::En.text(label).contains("記録.ron"))
}
