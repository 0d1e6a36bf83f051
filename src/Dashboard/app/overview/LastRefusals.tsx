import type { Refusal } from '../api/shapes';
import { useResource } from '../api/useResource';
import { CodeLink } from '../parts/CodeLink';
import { Loaded } from '../parts/Loaded';
import { Moment } from '../parts/Moment';
import { Link } from '../routing/Link';

export function LastRefusals({ every }: { readonly every: number }) {
  const refusals = useResource<{ refusals: readonly Refusal[] }>('/refusals?limit=5', every);
  return (
    <section class="stack tight">
      <div class="row spread">
        <h2>Last refusals</h2>
        <Link to="refused" class="small">
          All refusals
        </Link>
      </div>
      <Loaded resource={refusals} what="refusals">
        {(loaded) =>
          loaded.refusals.length === 0 ? (
            <div class="panel empty">
              <p>Nothing was refused since the server started.</p>
            </div>
          ) : (
            <ul class="panel tiles">
              {loaded.refusals.map((refusal, index) => (
                <li key={index}>
                  <CodeLink code={refusal.code} />
                  <span class="tile-name mono small">{refusal.schema ?? 'no schema named'}</span>
                  <span class="small soft number">
                    <Moment time={refusal.time} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
