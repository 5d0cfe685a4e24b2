//! Splitting an area: fixed parts first, the rest shared out.

use ratatui::layout::Rect;

/// How much of an area one part takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So many cells, as long as there are any.
    Fixed(u16),
    /// A part of what the fixed ones leave, in proportion to the others' weights.
    Rest(u16),
}

/// Side by side, from the left.
pub fn columns<const N: usize>(area: Rect, shares: [Share; N]) -> [Rect; N] {
    let mut at = area.x;
    sizes(area.width, shares).map(|width| {
        let part = Rect {
            x: at,
            width,
            ..area
        };
        at += width;
        part
    })
}

/// One above the other, from the top.
pub fn rows<const N: usize>(area: Rect, shares: [Share; N]) -> [Rect; N] {
    let mut at = area.y;
    sizes(area.height, shares).map(|height| {
        let part = Rect {
            y: at,
            height,
            ..area
        };
        at += height;
        part
    })
}

/// An area of at most this size in the middle of another.
pub fn center(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// The area without this many cells at the left and right, and above and below.
pub(crate) fn inset(area: Rect, across: u16, down: u16) -> Rect {
    let (across, down) = (across.min(area.width / 2), down.min(area.height / 2));
    Rect {
        x: area.x + across,
        y: area.y + down,
        width: area.width - 2 * across,
        height: area.height - 2 * down,
    }
}

fn sizes<const N: usize>(total: u16, shares: [Share; N]) -> [u16; N] {
    let mut left = total;
    let mut sizes = [0; N];
    for (size, share) in sizes.iter_mut().zip(&shares) {
        if let Share::Fixed(n) = share {
            *size = left.min(*n);
            left -= *size;
        }
    }
    let mut weights: u32 = shares
        .iter()
        .map(|share| {
            if let Share::Rest(weight) = share {
                u32::from(*weight)
            } else {
                0
            }
        })
        .sum();
    for (size, share) in sizes.iter_mut().zip(&shares) {
        if let Share::Rest(weight) = share {
            let weight = u32::from(*weight);
            *size = (u32::from(left) * weight).checked_div(weights).unwrap_or(0) as u16;
            left -= *size;
            weights -= weight;
        }
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_shared_out_without_a_cell_lost() {
        let parts = columns(
            Rect::new(3, 0, 20, 5),
            [
                Share::Fixed(4),
                Share::Rest(1),
                Share::Rest(2),
                Share::Fixed(1),
            ],
        );
        assert_eq!(
            parts.map(|part| (part.x, part.width)),
            [(3, 4), (7, 5), (12, 10), (22, 1)]
        );
    }

    #[test]
    fn a_small_area_serves_the_first_ones() {
        let parts = rows(
            Rect::new(0, 0, 9, 3),
            [Share::Fixed(2), Share::Rest(1), Share::Fixed(4)],
        );
        assert_eq!(parts.map(|part| part.height), [2, 0, 1]);
        assert_eq!(
            rows(Rect::ZERO, [Share::Rest(0), Share::Fixed(9)]),
            [Rect::ZERO; 2]
        );
    }

    #[test]
    fn the_middle_of_a_small_area_is_the_area() {
        assert_eq!(center(Rect::new(1, 1, 10, 4), 4, 2), Rect::new(4, 2, 4, 2));
        assert_eq!(center(Rect::new(1, 1, 3, 1), 40, 20), Rect::new(1, 1, 3, 1));
        assert_eq!(inset(Rect::new(0, 0, 1, 5), 1, 1), Rect::new(0, 1, 1, 3));
    }
}
