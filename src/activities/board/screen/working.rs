//! What the board's own keys do on each page: they open a form or a list, or become a command.

use super::form::FormPurpose;
use super::keys::{self, BoardAction};
use super::lists::{Chain, ProgrammeEntry, chains_extent, entries};
use super::popup::Becomes;
use super::{BoardPage, BoardView, COLUMN_COUNT, Screen};
use crate::activities::board::rules::{Command, FindingSource, State};
use crate::domain::{ItemId, Message, MessageId};
use crate::id;
use crate::input::{ListCursor, Move, Response, Scene};

fn tell(label: MessageId) -> Response<Command> {
    Response::Tell(Message::new(label))
}

impl Screen {
    pub(super) fn act(
        &mut self,
        action: BoardAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match action {
            BoardAction::Back => self.back(scene),
            BoardAction::Homework => {
                (self.page, self.left_homework) = (BoardPage::Board, false);
                self.homework.set(0);
            }
            BoardAction::Programmes => self.page = BoardPage::Programmes,
            BoardAction::Years => self.turn_to(BoardPage::Years),
            BoardAction::Plan => self.turn_to(BoardPage::Plan),
            BoardAction::State(index) => {
                return match self.action(scene) {
                    Some(id) => self.set_state(id, keys::state_of(index), scene),
                    None => tell(id!("board-refuse-choose-action")),
                };
            }
            _ => {
                return match self.view(scene) {
                    BoardView::Homework => self.act_homework(action, scene),
                    BoardView::Page(BoardPage::Programmes) => self.act_programmes(action, scene),
                    BoardView::Page(_) => self.act_board(action, scene),
                };
            }
        }
        Response::Handled
    }

    fn back(&mut self, scene: &Scene<'_, State>) {
        if self.view(scene) == BoardView::Homework {
            self.left_homework = true;
        }
        self.page = BoardPage::Board;
    }

    fn turn_to(&mut self, page: BoardPage) {
        self.page = page;
        self.year_row = ListCursor::default();
    }

    fn act_homework(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let len = scene.state.homework().count().max(1);
        let at = self.homework.at();
        match action {
            BoardAction::Skip => self.homework.set((at + 1) % len),
            BoardAction::SkipBack => self.homework.set((at + len - 1) % len),
            _ => return self.about_action(action, scene),
        }
        Response::Handled
    }

    fn act_board(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        match action {
            BoardAction::Left | BoardAction::Right if self.page == BoardPage::Card => {
                self.next_card(action, scene);
            }
            BoardAction::Left => self.focus_column(self.column.saturating_sub(1)),
            BoardAction::Right => self.focus_column((self.column + 1).min(COLUMN_COUNT - 1)),
            BoardAction::NextColumn => self.focus_column((self.column + 1) % COLUMN_COUNT),
            BoardAction::Open if self.chain(state).is_some() => self.page = BoardPage::Card,
            BoardAction::Open if scene.mode.is_live() => {
                return self.open(FormPurpose::NewFinding, scene);
            }
            BoardAction::Open => return tell(id!("board-none")),
            BoardAction::NewFinding => return self.open(FormPurpose::NewFinding, scene),
            BoardAction::NewAction => {
                return self.open(FormPurpose::NewAction(self.finding(state)), scene);
            }
            BoardAction::Factor => return self.about_finding(FormPurpose::Factor, scene),
            BoardAction::Respond => return self.about_finding(FormPurpose::Response, scene),
            BoardAction::Overrule => return self.about_finding(FormPurpose::Ruling, scene),
            BoardAction::TakeAsFinding => return self.pick(Becomes::Finding, scene),
            BoardAction::TakeAsAction => return self.pick(Becomes::Action, scene),
            BoardAction::Edit => return self.edit(scene),
            BoardAction::Remove => return self.remove(scene),
            _ => return self.about_action(action, scene),
        }
        Response::Handled
    }

    fn next_card(&mut self, action: BoardAction, scene: &Scene<'_, State>) {
        let to = if action == BoardAction::Left {
            Move::Up
        } else {
            Move::Down
        };
        let before = self.chains.at();
        self.chains.go(to, chains_extent(scene.state, scene.size));
        self.arrive(Some(to), before, scene.state);
    }

    fn about_finding(
        &mut self,
        purpose: impl FnOnce(ItemId) -> FormPurpose,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        match self.finding(scene.state) {
            Some(id) => self.open(purpose(id), scene),
            None => tell(id!("board-refuse-choose-finding")),
        }
    }

    fn about_action(&mut self, action: BoardAction, scene: &Scene<'_, State>) -> Response<Command> {
        let Some(card) = self.action(scene).and_then(|id| scene.state.card(id)) else {
            return tell(id!("board-refuse-choose-action"));
        };
        let id = card.action.id;
        match action {
            BoardAction::States => self.open_states(id, &card.action.state),
            // Chosen, not turned through: nobody says yes on the way to "to be asked".
            BoardAction::Consent => self.open(FormPurpose::Consent(id), scene),
            BoardAction::Explain => self.open(FormPurpose::Obstacle(id, None), scene),
            BoardAction::Actual => self.open(FormPurpose::Actual(id), scene),
            _ => Response::Ignored,
        }
    }

    /// The form of what has the focus.
    fn edit(&mut self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        let Some(chain) = self.chain(state) else {
            return tell(id!("board-refuse-choose-finding"));
        };
        let purpose = match (self.column, chain) {
            _ if self.is_on_action(state) => match self.action(scene) {
                Some(id) => FormPurpose::Action(id),
                None => FormPurpose::NewAction(self.finding(state)),
            },
            (1, Chain::Finding(id)) => FormPurpose::Factor(id),
            (2, Chain::Finding(id)) => FormPurpose::Response(id),
            (_, Chain::Finding(id) | Chain::Action(id)) => FormPurpose::Finding(id),
        };
        self.open(purpose, scene)
    }

    /// Takes away what has the focus: an action, a factor, a response, else the finding.
    fn remove(&self, scene: &Scene<'_, State>) -> Response<Command> {
        let state = scene.state;
        let command = if self.is_on_action(state) {
            self.action(scene).map(Command::RemoveAction)
        } else {
            let finding = self.finding(state).and_then(|id| state.finding(id));
            finding.and_then(|finding| match self.column {
                1 => {
                    let (factor, _) = finding.factors.get(self.part.at())?;
                    Some(Command::RemoveFactor(finding.id, factor.clone()))
                }
                2 => {
                    let answered = finding.answer.is_some();
                    answered.then_some(Command::WithdrawResponse(finding.id))
                }
                _ => Some(Command::RemoveFinding(finding.id)),
            })
        };
        command.map_or_else(
            || tell(id!("board-refuse-nothing-chosen")),
            |command| Response::Do(vec![command]),
        )
    }

    fn act_programmes(
        &mut self,
        action: BoardAction,
        scene: &Scene<'_, State>,
    ) -> Response<Command> {
        let all = entries(scene.state);
        let entry = all.get(self.entry.at()).copied();
        match (action, entry) {
            (BoardAction::NewProgramme, _) | (BoardAction::Edit, None) => {
                self.open(FormPurpose::NewProgramme, scene)
            }
            (BoardAction::NewIndicator, _) => match owner(&all, self.entry.at()) {
                Some(id) => self.open(FormPurpose::NewIndicator(id), scene),
                None => tell(id!("board-refuse-no-programmes")),
            },
            (BoardAction::Edit, Some(ProgrammeEntry::Programme(id))) => {
                self.open(FormPurpose::Programme(id), scene)
            }
            (BoardAction::Edit, Some(ProgrammeEntry::Indicator(id))) => {
                self.open(FormPurpose::Indicator(id), scene)
            }
            (BoardAction::Find, Some(ProgrammeEntry::Indicator(id))) => {
                let source = FindingSource::Indicator(id, scene.state.year(&scene.room));
                let found = Command::RecordFinding(source, String::new(), Vec::new());
                Response::Do(vec![found])
            }
            (BoardAction::Find, _) => tell(id!("board-refuse-choose-indicator")),
            (BoardAction::Remove, Some(ProgrammeEntry::Programme(id))) => {
                Response::Do(vec![Command::RemoveProgramme(id)])
            }
            (BoardAction::Remove, Some(ProgrammeEntry::Indicator(id))) => {
                Response::Do(vec![Command::RemoveIndicator(id)])
            }
            (BoardAction::Remove, None) => tell(id!("board-refuse-nothing-chosen")),
            (BoardAction::Thresholds, _) => self.open(FormPurpose::Thresholds, scene),
            _ => Response::Ignored,
        }
    }
}

/// The programme to which a line of the programmes page belongs.
fn owner(all: &[ProgrammeEntry], at: usize) -> Option<ItemId> {
    let before = all.get(..=at)?;
    before.iter().rev().find_map(|entry| match entry {
        ProgrammeEntry::Programme(id) => Some(*id),
        ProgrammeEntry::Indicator(_) => None,
    })
}
