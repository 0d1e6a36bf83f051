import { askText } from '../../api/client';
import { useResource } from '../../api/useResource';
import { Loaded } from '../../parts/Loaded';
import { schemaPath } from '../shown';
import { folded, lineDiff } from './lineDiff';

const signs = { same: ' ', old: '−', new: '+' } as const;
const words = { same: '', old: 'removed: ', new: 'added: ' } as const;

export function TextDiff({ id, from, to }: { readonly id: string; readonly from: string; readonly to: string }) {
  const texts = useResource(`${id} ${from} ${to}`, 0, async (_, signal) => {
    const [before, after] = await Promise.all([from, to].map((version) => askText(schemaPath(id, version, 'yaml'), { signal, accept: '*/*' })));
    return { before: before ?? '', after: after ?? '' };
  });
  return (
    <Loaded resource={texts} what="the two texts">
      {({ before, after }) => (
        <section class="panel" aria-label="Differences of the texts">
          <div class="panel-head">
            <h2>As written</h2>
          </div>
          <ol class="diff" tabIndex={0} aria-label="Lines that differ">
            {folded(lineDiff(before, after)).map((line, index) =>
              line.kind === 'fold' ? (
                <li key={index} class="fold">
                  {line.count} equal lines
                </li>
              ) : (
                <li key={index} class={`is-${line.kind}`}>
                  <span aria-hidden="true">{signs[line.kind]}</span>
                  <code>
                    <span class="unseen">{words[line.kind]}</span>
                    {line.text}
                  </code>
                </li>
              ),
            )}
          </ol>
        </section>
      )}
    </Loaded>
  );
}
