const administratorOfAll = { administrator: 'everywhere' } as const;

/** Who may do what with dead letters: a part of the policy. */
export const DEAD_LETTERS_POLICY = {
  listDeadLetters: administratorOfAll,
  getDeadLetter: administratorOfAll,
  replayDeadLetters: administratorOfAll,
  discardDeadLetters: administratorOfAll,
} as const;
