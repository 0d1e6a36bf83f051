export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f5f5c" />
      <path d="M7 12.5 16 8l9 4.5-9 4.5z" fill="#fff" />
      <path d="m7 16.5 9 4.5 9-4.5M7 20.5l9 4.5 9-4.5" fill="none" stroke="#9fd8d2" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" />
    </svg>
  );
}
