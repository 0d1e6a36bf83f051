export { lazy, Suspense } from 'preact/compat';
