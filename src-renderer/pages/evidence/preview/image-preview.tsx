import { useEffect, useState } from 'react';

interface Props {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A picture. What it shows only a person can say, so a screen reader is told its name. */
export function ImagePreview({ name, type, bytes }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  if (isBroken)
    return <p className="preview__words">This picture cannot be shown. It may be damaged, or larger than the window can draw.</p>;
  if (url === null) return null;
  return <img className="preview__image" src={url} alt={name} onError={() => setBroken(true)} />;
}
