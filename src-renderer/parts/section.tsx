import { type ReactNode, useId } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Which sections are open, remembered on this computer: people open the same ones on every requirement. */
const useOpenSections = create(
  persist<{ readonly open: Readonly<Record<string, boolean>> }>(() => ({ open: {} }), { name: 'igt-open-sections' }),
);

export function setSectionOpen(name: string, open: boolean): void {
  useOpenSections.setState((state) => ({ open: { ...state.open, [name]: open } }));
}

interface Props {
  /** Under this name its state is remembered. */
  readonly name: string;
  readonly title: ReactNode;
  /** Said behind the title, such as “2 of 3”. */
  readonly status?: ReactNode;
  readonly openAtFirst?: boolean;
  readonly id?: string;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A section with a plus that opens it. */
export function Section({ name, title, status, openAtFirst = false, id, level = 2, children }: Props) {
  const open = useOpenSections((state) => state.open[name]) ?? openAtFirst;
  const made = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`section section--${level}`} id={id}>
      <Heading className="section__heading">
        <button
          type="button"
          className="section__button"
          aria-expanded={open}
          aria-controls={made}
          onClick={() => setSectionOpen(name, !open)}
        >
          <span className="section__sign" aria-hidden="true">
            {open ? '−' : '+'}
          </span>
          <span className="section__title">{title}</span>
          {status && <span className="section__status">{status}</span>}
        </button>
      </Heading>
      <div id={made} className="section__body" hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
