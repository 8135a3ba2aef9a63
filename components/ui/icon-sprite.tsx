import { ICON_SHAPES } from './icon-shapes';

/** Once per document: every Icon refers to it, so that no shape is sent twice or as JavaScript. */
export function IconSprite() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      {Object.entries(ICON_SHAPES).map(([name, shape]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
          {'dashed' in shape && <path d={shape.dashed} strokeDasharray="2.6 1.915" />}
          {'line' in shape && <path d={shape.line} />}
          {'filled' in shape && <path d={shape.filled} fill="currentColor" stroke="none" />}
        </symbol>
      ))}
    </svg>
  );
}
