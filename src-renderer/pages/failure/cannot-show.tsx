import { Component, type ReactNode } from 'react';
import { SetMissing } from '../../assessment/use-requirement-set.ts';

interface State {
  readonly failure: Error | null;
}

/** A page that cannot be drawn says so in its place; the rest of the window goes on, and nothing that was saved is touched. */
interface Props {
  /** Another page gets another try. */
  readonly path: string;
  readonly children: ReactNode;
}

export class CannotShow extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: Error): State {
    return { failure };
  }

  override componentDidUpdate({ path }: Props): void {
    if (path !== this.props.path && this.state.failure) this.setState({ failure: null });
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <>
        <h1 className="page-heading">This page cannot be shown</h1>
        <div className="nhsuk-error-summary" role="alert">
          <p className="prose">
            {failure instanceof SetMissing ? failure.message : 'Something went wrong inside the app. Your answers are saved.'}
          </p>
        </div>
        {!(failure instanceof SetMissing) && <p className="small muted">For whoever helps you: {failure.message}</p>}
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary"
          onClick={() => {
            window.location.assign('/');
          }}
        >
          Go to your assessments
        </button>
      </>
    );
  }
}
