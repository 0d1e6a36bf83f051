import { useSignal } from '@preact/signals';
import { Link } from '../../routing/Link';
import { place } from '../../routing/place';
import { sampleOf } from '../sample';
import type { SchemaNode } from '../document';
import type { ShownSchema } from '../shown';
import { laidOut } from './draft';
import { Editor } from './Editor';
import { Outcome } from './Outcome';
import { Routes } from './Routes';
import { SendButton } from './SendButton';
import { SnippetPanel } from './SnippetPanel';
import { useExplanation } from './useExplanation';
import { Verdict } from './Verdict';

export function TryTab({ shown, document }: { readonly shown: ShownSchema; readonly document: SchemaNode }) {
  const text = useSignal(begin(document));
  const judgement = useExplanation(shown.id, shown.version, text.value);
  return (
    <div class="try">
      <div class="stack tight">
        <div class="row spread">
          <h2>Event</h2>
          <div class="row">
            <button type="button" class="button quiet" onClick={() => (text.value = JSON.stringify(sampleOf(document), null, 2))}>
              Begin again
            </button>
            <button type="button" class="button quiet" onClick={() => (text.value = laidOut(text.value))}>
              Lay out
            </button>
          </div>
        </div>
        <Editor text={text.value} marks={judgement.marks} onInput={(typed) => (text.value = typed)} />
        <div class="row spread">
          <Verdict judgement={judgement} />
          <SendButton schema={shown.id} version={shown.version} text={text.value} disabled={judgement.state === 'mistake'} />
        </div>
        <SnippetPanel shown={shown} text={text.value} />
      </div>
      <div class="stack tight">
        <h2>What would happen</h2>
        <Outcome judgement={judgement} onFix={(fixed) => (text.value = fixed)} text={text.value} />
        {judgement.explanation && <Routes explanation={judgement.explanation} />}
        <p class="small soft">
          What is sent shows in the <Link to="tail" query={{ schema: shown.id }}>live tail of this schema</Link>.
        </p>
      </div>
    </div>
  );
}

function begin(document: SchemaNode): string {
  const given = place.value.query.get('event');
  return given === null ? JSON.stringify(sampleOf(document), null, 2) : laidOut(given);
}
