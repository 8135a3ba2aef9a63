import styles from '../queue.module.css';

/** Full at twice the target, the tick of the target at half; beyond that a notch says that the bar is cut. */
export function AgeBar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className={styles.agebar} data-over={share > 1 || undefined}>
      <i style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  );
}
