import { useState } from 'react';
import { z } from 'zod';

/** Written beside the built renderer by the build: what of other projects is in it. */
const licences = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string().nullish(), text: z.string().nullish() }),
);
type Licences = z.infer<typeof licences>;

/** The open-source parts that are in the app, each with its licence; read when it is opened. */
export function ThirdParties() {
  const [parts, setParts] = useState<Licences | 'missing' | null>(null);
  const read = async (): Promise<void> => {
    const reply = await fetch('/third-party-licences.json').catch(() => null);
    const parsed = reply?.ok ? licences.safeParse(await reply.json().catch(() => null)) : null;
    setParts(parsed?.success ? parsed.data : 'missing');
  };
  return (
    <details
      className="nhsuk-details"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && parts === null) void read();
      }}
    >
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Open-source parts and their licences</span>
      </summary>
      <div className="nhsuk-details__text">
        {parts === null && <p role="status">Reading the list…</p>}
        {parts === 'missing' && (
          <p>The list is not in this build of the app. It is in the file third-party-licences.json of every released one.</p>
        )}
        {Array.isArray(parts) && (
          <ul className="nhsuk-list third-parties">
            {parts.map(({ name, version, identifier, text }) => (
              <li key={`${name} ${version}`}>
                <strong>{name}</strong> {version}, {identifier ?? 'licence below'}
                {text && (
                  <details>
                    <summary>
                      Licence<span className="nhsuk-u-visually-hidden"> of {name}</span>
                    </summary>
                    <p className="third-parties__text">{text}</p>
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
