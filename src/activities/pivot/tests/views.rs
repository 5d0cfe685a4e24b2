//! What the main screens look like, in both languages.

use super::{Desk, Lang};

#[test]
fn dump() {
    let mut desk = Desk::new();
    desk.work();
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<down><enter>");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.work();
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    println!("{}", desk.draw(Lang::En, 118, 32));
    let mut desk = Desk::open();
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    let mut desk = Desk::sliced();
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    println!("{}", desk.draw(Lang::En, 118, 32));
    desk.press("<tab><tab>p見える");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<enter>L");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc><enter>");
    desk.work();
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc><tab><down><down><down>vr");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc>f");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc><up><up><up>f");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc>v");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
    desk.press("<esc>w");
    println!("{}", desk.draw(Lang::Ja, 78, 20));
}
