// A list in an order of the person's own. An item is moved by dragging it, by mouse or by touch, by its menu, or by the
// arrow keys on that menu's button.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { placeBeside, placeByKey } from './board-places.ts'
import { dragByTouch } from './board-touch.ts'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { Menu, MenuItem } from './menu.tsx'
import { keysMoved } from './sorting.ts'

export interface SortableListProps<Item> {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** What a screen reader calls the item. */
  nameOf: (item: Item) => string
  render: (item: Item, at: number) => ReactNode
  /** All keys in their new order. */
  onArrange: (keys: string[]) => void
  className?: string
}

export function SortableList<Item>(props: SortableListProps<Item>) {
  const { label, items, keyOf, nameOf, render, onArrange, className } = props
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  /** What a dragged item stands above; null for the end, undefined while nothing is dragged. */
  const [over, setOver] = useState<string | null | undefined>()
  const [said, setSaid] = useState('')
  const keys = items.map(keyOf)

  function move(key: string, before: string | null) {
    const next = keysMoved(keys, key, before)
    const item = items.find((each) => keyOf(each) === key)
    if (!item || next.every((each, at) => each === keys[at])) return
    setSaid(`${nameOf(item)}: place ${next.indexOf(key) + 1} of ${next.length}`)
    onArrange(next)
  }
  const latest = useRef(move)
  latest.current = move

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.list === listId,
        onDrag: ({ location }) => setOver(beforeOf(location.current.dropTargets[0]?.data)),
        onDrop({ source, location }) {
          setOver(undefined)
          const before = beforeOf(location.current.dropTargets[0]?.data)
          if (before !== undefined) latest.current(String(source.data.key), before)
        },
      }),
    [listId],
  )

  useEffect(() => {
    if (!list.current) return
    return dragByTouch(list.current, {
      onOver: (place) => setOver(place ? place.before : undefined),
      onDrop: (key, { before }) => latest.current(key, before),
    })
  }, [])

  function onKeyDown(event: KeyboardEvent, key: string) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const place = placeByKey([{ id: listId, cards: keys }], key, event.key)
    if (place) move(key, place.before)
  }

  return (
    <>
      <ul ref={list} data-column={listId} aria-label={label} className={cx('grid', className)}>
        {items.map((item, at) => {
          const key = keyOf(item)
          return (
            <SortableItem
              key={key}
              id={key}
              listId={listId}
              next={keys[at + 1] ?? null}
              isBelowGap={over === key}
              move={
                <Menu
                  align="start"
                  trigger={
                    <IconButton
                      size="sm"
                      label={`Move ${nameOf(item)}`}
                      aria-keyshortcuts="ArrowUp ArrowDown"
                      className="cursor-grab"
                      onKeyDown={(event) => onKeyDown(event, key)}
                    >
                      <GripVertical />
                    </IconButton>
                  }
                >
                  <MenuItem disabled={at === 0} onSelect={() => move(key, keys[0] ?? null)}>
                    To the top
                  </MenuItem>
                  <MenuItem disabled={at === 0} onSelect={() => move(key, keys[at - 1] ?? null)}>
                    Up
                  </MenuItem>
                  <MenuItem
                    disabled={at === keys.length - 1}
                    onSelect={() => move(key, keys[at + 2] ?? null)}
                  >
                    Down
                  </MenuItem>
                  <MenuItem disabled={at === keys.length - 1} onSelect={() => move(key, null)}>
                    To the end
                  </MenuItem>
                </Menu>
              }
            >
              {render(item, at)}
            </SortableItem>
          )
        })}
        {over === null && <Gap />}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

interface SortableItemProps {
  id: string
  listId: string
  next: string | null
  isBelowGap: boolean
  move: ReactNode
  children: ReactNode
}

function SortableItem({ id, listId, next, isBelowGap, move, children }: SortableItemProps) {
  const ref = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLSpanElement>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || !handle.current) return
    return combine(
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ key: id, list: listId }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === listId,
        getData: ({ input }) => {
          const { top, height } = element.getBoundingClientRect()
          return { before: placeBeside({ id, next, at: input.clientY - top, height }) }
        },
      }),
    )
  }, [id, listId, next])
  return (
    <>
      {isBelowGap && <Gap />}
      <li
        ref={ref}
        data-card={id}
        className={cx('flex items-start gap-1 bg-paper-raised', isDragged && 'opacity-45')}
      >
        <span ref={handle} className="shrink-0">
          {move}
        </span>
        <div className="min-w-0 flex-1">{children}</div>
      </li>
    </>
  )
}

/** Where a dragged item will be. */
const Gap = () => <li aria-hidden="true" className="h-1 rounded-sm bg-accent" />

const beforeOf = (data: Record<string | symbol, unknown> | undefined): string | null | undefined =>
  data === undefined ? undefined : typeof data.before === 'string' ? data.before : null
