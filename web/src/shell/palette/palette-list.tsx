import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import { itemClass } from '../../ui/surface.ts'
import type { Group, Option } from './groups.ts'

export interface PaletteListProps {
  id: string
  optionId: (key: string) => string
  groups: readonly Group[]
  /** The option that Enter chooses. */
  active: Option | undefined
  onActive: (option: Option) => void
  onChoose: (option: Option) => void
}

/** The focus stays in the field, which says what is active. */
export function PaletteList({ id, optionId, groups, active, onActive, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) list.current?.querySelector(`#${optionId(active.key)}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, optionId])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Results"
      className={cx('overflow-y-auto overscroll-contain', groups.length > 0 && 'p-1.5')}
    >
      {groups.map(({ label, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a list box may contain groups of options, and no fieldset.
        <div key={label} role="group" aria-label={label}>
          <div aria-hidden="true" className="px-2.5 pt-2 pb-1 font-medium text-ink-faint text-xs">
            {label}
          </div>
          {options.map((option) => {
            const { key, label: title, detail, icon: Icon } = option
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
              <div
                key={key}
                id={optionId(key)}
                role="option"
                aria-selected={option === active}
                data-highlighted={option === active || undefined}
                onPointerMove={() => option !== active && onActive(option)}
                onClick={() => onChoose(option)}
                className={itemClass}
              >
                <Icon aria-hidden="true" className="text-ink-faint" />
                <span className="min-w-0 truncate">{title}</span>
                {detail && (
                  <span className="ml-auto min-w-0 max-w-[45%] truncate text-ink-faint">{detail}</span>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
