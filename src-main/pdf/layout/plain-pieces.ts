import type { Faces } from '../fonts/face.ts';

/** A text in pieces of which each is drawn as it is. */
type PlainPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly shown: string; readonly actual: string }
  | { readonly kind: 'line end' };

/** Line ends apart, and a mark for each character that no face holds. */
export function prepareText(text: string, faces: Faces): readonly PlainPiece[] {
  const pieces: PlainPiece[] = [];
  let held = '';
  const close = (): void => {
    if (held !== '') {
      pieces.push({ kind: 'text', text: held });
      held = '';
    }
  };
  for (const character of text.normalize('NFC').replace(/\r\n?/gu, '\n')) {
    if (character === '\n') {
      close();
      pieces.push({ kind: 'line end' });
    } else if (faces.regular.holds(character.codePointAt(0) ?? 0) || character === '\u00ad') {
      held += character;
    } else {
      close();
      pieces.push({ kind: 'mark', shown: '?', actual: character });
    }
  }
  close();
  return pieces;
}
