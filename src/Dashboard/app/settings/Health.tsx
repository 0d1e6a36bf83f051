import { rootAddress } from '../api/documentation';
import { useHealth } from '../health/useHealth';
import { Badge } from '../parts/Badge';

const seconds = 10;

export function Health() {
  const health = useHealth(seconds);
  return (
    <section class="panel" aria-label="Health">
      <div class="panel-head">
        <h2>Health</h2>
        {health.state === 'ready' && <Badge tone={health.value.tone}>{health.value.word}</Badge>}
      </div>
      <div class="panel-body">
        {health.state === 'failed' && <p>{health.failure.message}</p>}
        {health.state === 'ready' && (
          <dl class="facts">
            {health.value.checks.map((check) => (
              <Check key={check.name} name={check.name} text={check.text} />
            ))}
            <dt>For probes</dt>
            <dd class="mono">{rootAddress('/healthz/ready')}</dd>
          </dl>
        )}
      </div>
    </section>
  );
}

function Check({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
