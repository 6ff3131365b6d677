// What a client thinks of photos: hearts on the tiles and beside an open photo, and comments. It is sent at once.
import type { ProofComment, SharedPhoto } from '../../../services/photos/links/schemas.ts'
import { build } from '../viewing/build.ts'
import type { Beside } from '../viewing/lightbox.ts'
import { createRequests, Refused } from './requests.ts'

export function createProofing(page: HTMLElement): Beside {
  const ask = createRequests(page.dataset.shared ?? '')
  const maker = page.dataset.maker || 'The photographer'
  const canComment = page.dataset.canComment !== undefined
  const status = page.querySelector<HTMLElement>('[data-said]')
  let shown: HTMLAnchorElement | null = null

  const heart = build('button', { type: 'button', className: 'panel-button', hidden: !canComment })
  const download = build('a', { className: 'panel-button', textContent: 'Download', download: '' })
  const comments = build('ol', { className: 'comments', ariaLabel: 'Comments' })
  const text = build('textarea', { rows: 2, maxLength: 2000, required: true, ariaLabel: 'Your comment' })
  text.placeholder = 'Your comment'
  const send = build('button', { type: 'submit', className: 'panel-button', textContent: 'Send' })
  const problem = build('p', { className: 'panel-problem', role: 'alert' })
  const form = build('form', { className: 'comment-form', hidden: !canComment }, [text, send])
  const element = build('div', { className: 'panel' }, [
    build('div', { className: 'panel-actions' }, [heart, download]),
    comments,
    form,
    problem,
  ])

  const heartOf = (id: string) => page.querySelector<HTMLElement>(`[data-heart="${CSS.escape(id)}"]`)
  const isMarked = (id: string) => heartOf(id)?.ariaPressed === 'true'

  function paint(id: string, isFavourite: boolean) {
    const button = heartOf(id)
    if (button) button.ariaPressed = String(isFavourite)
    if (shown?.dataset.photo !== id) return
    heart.ariaPressed = String(isFavourite)
    heart.textContent = isFavourite ? '♥ Favourite' : '♡ Favourite'
  }

  async function mark(id: string) {
    const isFavourite = !isMarked(id)
    paint(id, isFavourite)
    try {
      await ask.favourite(id, isFavourite)
      say(isFavourite ? 'Marked as a favourite.' : 'No longer a favourite.')
    } catch (error) {
      paint(id, !isFavourite)
      say(wordsOf(error))
      complain(error)
    }
  }

  function list(all: readonly ProofComment[]) {
    comments.replaceChildren(
      ...all.map(({ by, text: said, at }) =>
        build('li', { className: `comment by-${by}` }, [
          build('span', { className: 'comment-by', textContent: by === 'client' ? 'You' : maker }),
          build('time', { dateTime: at, textContent: TIME.format(new Date(at)) }),
          build('p', { textContent: said }),
        ]),
      ),
    )
  }

  function take(photo: SharedPhoto) {
    paint(photo.id, photo.isFavourite)
    if (shown?.dataset.photo === photo.id) list(photo.comments)
  }

  function complain(error: unknown) {
    problem.textContent = wordsOf(error)
  }

  function say(words: string) {
    if (status) status.textContent = words
  }

  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-heart]') : null
    if (button?.dataset.heart) void mark(button.dataset.heart)
  })
  // As in the application: F marks the photo that has the focus.
  page.addEventListener('keydown', ({ key, target, metaKey, ctrlKey }) => {
    const id = target instanceof HTMLAnchorElement ? target.dataset.photo : undefined
    if (canComment && id && key.toLowerCase() === 'f' && !metaKey && !ctrlKey) void mark(id)
  })
  heart.addEventListener('click', () => {
    if (shown?.dataset.photo) void mark(shown.dataset.photo)
  })

  /**
   * What was begun for each photo. The id stays until the comment has arrived, so that whoever sends it again has not said
   * it twice.
   */
  const drafts = new Map<string, { id: string; text: string }>()
  let isSending = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const id = shown?.dataset.photo
    const { id: commentId = crypto.randomUUID() } = drafts.get(id ?? '') ?? {}
    const said = text.value
    if (!id || isSending || said.trim() === '') return
    drafts.set(id, { id: commentId, text: said })
    isSending = true
    problem.textContent = ''
    try {
      const photo = await ask.comment(id, { id: commentId, text: said })
      drafts.delete(id)
      // Another photo may be shown by now, or more be written.
      if (shown?.dataset.photo === id && text.value === said) text.value = ''
      take(photo)
      say('Your comment was sent.')
    } catch (error) {
      complain(error)
    }
    isSending = false
  })

  function changeDraft(from: string | undefined, to: string) {
    if (from === to) return
    const { id = crypto.randomUUID() } = drafts.get(from ?? '') ?? {}
    if (from) drafts.set(from, { id, text: text.value })
    text.value = drafts.get(to)?.text ?? ''
  }

  return {
    element,
    show(link) {
      const { photo: id = '', download: url } = link.dataset
      changeDraft(shown?.dataset.photo, id)
      shown = link
      problem.textContent = ''
      list([])
      download.hidden = url === undefined
      if (url !== undefined) download.href = url
      paint(id, isMarked(id))
      // What was said since the page was loaded, the maker's answers above all.
      if (canComment) ask.photo(id).then(take, complain)
    },
  }
}

const TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

const wordsOf = (error: unknown) =>
  error instanceof Refused ? error.message : 'That did not reach us. Are you online? Please try again.'
