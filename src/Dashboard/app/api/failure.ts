import type { Problem } from './shapes';

/** Why a request did not succeed: a problem that the server explains (RFC 9457), or no answer at all. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? 'The server does not answer.' : `The server answered ${status}.`));
  }

  /** This server does not have the address: it is older, or does not map that part. */
  get isAbsent(): boolean {
    return (this.status === 404 || this.status === 405) && (this.problem === null || this.problem.reason === 'not-found' || this.problem.reason === 'method-not-allowed');
  }
}
