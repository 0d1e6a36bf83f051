// What the server answers. Fields that older servers leave out are optional.

export interface Finding {
  readonly code: string;
  readonly field?: string;
  readonly pointer?: string;
  readonly keyword?: string;
  readonly schemaPointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly errors?: readonly Finding[];
}

export interface PackageKey {
  readonly id: string;
  readonly version: string;
}

export interface SchemaKey {
  readonly id: string;
  readonly version: string;
}

export interface RegistryPack {
  readonly name: string;
  readonly version: string;
  readonly sha512: string;
  readonly package?: PackageKey;
  readonly feed?: string;
  readonly namespaces: readonly string[];
  readonly hasCode: boolean;
  readonly hasModuleInitializer: boolean;
  readonly hasModule: boolean;
  readonly schemas: readonly (SchemaKey & { readonly hash?: string })[];
}

export interface RegistryFinding {
  readonly code: string;
  readonly reason: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly type: string;
  readonly pack?: string;
  readonly resource?: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What the list of packs tells beyond the registry. */
export interface PackDetail {
  readonly name: string;
  readonly sha512: string;
  readonly source: string;
  readonly signer: string | null;
  readonly mode: 'data' | 'code';
  readonly problems: readonly RegistryFinding[];
}

export interface Registry {
  readonly revision: number;
  readonly digest: string;
  readonly loadedAt: string;
  readonly packs: readonly RegistryPack[];
  readonly findings: readonly RegistryFinding[];
}

export interface SchemaSummary extends SchemaKey {
  readonly title: string | null;
  readonly description: string | null;
  readonly owner?: string | null;
  readonly deprecated?: boolean;
  /** Names at any depth. */
  readonly properties?: readonly string[];
  readonly dialect: string;
  readonly hash: string;
  readonly href: string;
  readonly origins: readonly { readonly pack: string; readonly resource: string; readonly package?: PackageKey }[];
}

export interface SchemaList {
  readonly schemas: readonly SchemaSummary[];
  readonly next?: string | null;
}

export interface Metrics {
  readonly intervalSeconds: number;
  readonly points: readonly MetricPoint[];
  readonly schemas: readonly SchemaTraffic[];
  readonly storageFreeBytes: number | null;
  /** How many watch. */
  readonly streams?: number;
}

export interface MetricPoint {
  readonly time: string;
  readonly recorded: number;
  readonly refused: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly queued: number;
}

/** Without an id: events whose schema is not loaded. */
export interface SchemaTraffic {
  readonly id: string | null;
  readonly version: string | null;
  readonly recorded: number;
  readonly refused: number;
  readonly lastSeen: string | null;
}

export interface HandlerState {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly state: 'running' | 'failing' | 'paused' | string;
  readonly queue?: { readonly length: number; readonly capacity: number; readonly oldestSeconds: number | null } | null;
  readonly written: number;
  readonly failed: number;
  readonly retries: number;
  readonly dropped?: number;
  readonly lastError?: string | null;
  readonly lastErrorAt?: string | null;
  readonly schemas: readonly string[];
  readonly storage?: Readonly<Record<string, unknown>> | null;
}

export interface SeenFinding {
  readonly code: string;
  readonly pointer?: string | null;
  readonly keyword?: string | null;
  readonly message?: string | null;
}

export interface Refusal {
  readonly time: string;
  readonly schema: string | null;
  readonly version: string | null;
  readonly code: string;
  readonly reason: string;
  readonly findings: readonly SeenFinding[];
  readonly count: number;
  readonly first?: string;
}

export interface DeadLetterGroup {
  readonly id: string;
  readonly stage: string;
  readonly code: string;
  readonly schema: string | null;
  readonly version: string | null;
  readonly handler: string | null;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly canReplay: boolean;
}

export interface DeadLetter {
  readonly id: number;
  readonly time: string;
  readonly attempts: number;
  readonly findings: readonly SeenFinding[] | null;
  readonly record: unknown;
  readonly canReplay: boolean;
  readonly why: string | null;
}

export interface Replayed {
  readonly applied: boolean;
  readonly recordable: number;
  readonly recorded: number;
  readonly copies: number;
  readonly left: number;
  readonly stopped?: string | null;
  readonly groups?: readonly { readonly letters: number; readonly result: string; readonly detail: string }[];
}

export interface Explanation {
  readonly schema: (SchemaKey & { readonly pack?: PackageKey | null }) | null;
  readonly allowed: boolean;
  /** Null where no schema is there to judge it. */
  readonly valid: boolean | null;
  readonly outcome: { readonly status: number; readonly code: string | null; readonly reason: string | null };
  readonly findings: readonly Finding[];
  readonly redactions: readonly { readonly handler: string; readonly pointer: string; readonly category: string | null; readonly action: string }[];
  readonly handlers: readonly { readonly name: string; readonly reached: boolean; readonly why: string; readonly record: unknown }[];
  readonly otherVersions: readonly { readonly version: string; readonly valid: boolean }[];
  readonly suggestions: readonly string[];
  readonly fix: readonly PatchStep[] | null;
  readonly fixed: unknown;
}

export interface PatchStep {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string;
}

export interface Direction {
  readonly verdict: string;
  readonly witness: unknown;
}

export interface Comparison {
  readonly findings: readonly { readonly code: string; readonly direction: string; readonly message: string; readonly old: string | null; readonly new: string | null }[];
  readonly backward?: Direction;
  readonly forward?: Direction;
  readonly bump?: string;
}

export interface Examples {
  readonly examples: readonly { readonly event: unknown; readonly origin: string; readonly valid: boolean }[];
}

export interface StreamedEvent {
  readonly seq: number;
  readonly time: string;
  readonly schema: string | null;
  readonly version: string | null;
  readonly outcome: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly durationMs: number | null;
  readonly record: unknown;
  readonly findings: readonly SeenFinding[];
}

export interface Settings {
  readonly settings: readonly { readonly key: string; readonly value: string | null; readonly source: string | null }[];
}
