import {
  type FreeBytes,
  littleSpaceWords,
  type SpaceStanding,
  spaceStanding,
  tooLittleSpaceWords,
} from '../../src-shared/contract/disk-space.ts';

/**
 * Stops edits while the disk has too little room, before the browser could lose its database over it, and lets them go on
 * when there is room again.
 */
export class SpaceGate {
  readonly #beforeStop: () => void;
  readonly #changed: () => void;
  readonly #refused = new Set<(words: string) => void>();
  #free: FreeBytes = null;
  #standing: SpaceStanding = 'enough';

  /**
   * @param beforeStop records what is being typed: there is still room for that
   * @param changed what is shown of it has changed
   */
  constructor(beforeStop: () => void, changed: () => void) {
    this.#beforeStop = beforeStop;
    this.#changed = changed;
  }

  /** Takes in how many bytes are free now. */
  learn(free: FreeBytes): void {
    const standing = spaceStanding(free, this.#standing);
    if (standing === this.#standing && (standing === 'enough' || free === this.#free)) return;
    if (standing === 'too little' && this.#standing !== 'too little') this.#beforeStop();
    this.#free = free;
    this.#standing = standing;
    this.#changed();
  }

  /** Why nothing can be edited just now, in words; null when everything can. */
  get stopped(): string | null {
    return this.#standing === 'too little' && this.#free !== null ? tooLittleSpaceWords(this.#free) : null;
  }

  /** That the disk is getting full, in words; null where it is not, and where editing has stopped. */
  get warning(): string | null {
    return this.#standing === 'little' && this.#free !== null ? littleSpaceWords(this.#free) : null;
  }

  /** Says to whoever listens that an edit was refused. */
  tellRefused(words: string): void {
    for (const listener of this.#refused) listener(words);
  }

  /** Is told the words whenever an edit is refused. */
  whenRefused = (listener: (words: string) => void): (() => void) => {
    this.#refused.add(listener);
    return () => this.#refused.delete(listener);
  };
}
