import { Link } from '@tanstack/react-router'
import { Check, Heart, ImageOff, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Proof, ProofComment } from '../../../../../services/photos/links/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { formatAge, formatTime } from '../../../ui/format.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.tsx'
import { averageColour } from '../gallery/thumbhash.ts'
import { answerProof, resolveProof } from './links-data.ts'

interface ProofCardProps {
  proof: Proof
  /** How the client is called. */
  who: string
}

export function ProofCard({ proof, who }: ProofCardProps) {
  const { photo, comments, isFavourite, isResolved, photoId } = proof
  const title = photo?.title || 'Untitled'
  return (
    <li className="grid gap-4 rounded-lg border bg-paper-raised p-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <ProofPicture photo={photo} photoId={photoId} title={title} />
      <div className="grid content-start gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="wrap-anywhere font-medium">{title}</h2>
          {isFavourite && (
            <Badge tone="accent" icon={<Heart fill="currentColor" />}>
              Favourite
            </Badge>
          )}
          {comments.length > 0 && isResolved && (
            <Badge tone="ok" icon={<Check />}>
              Resolved
            </Badge>
          )}
        </div>
        {comments.length > 0 && (
          <ol className="grid gap-2">
            {comments.map((comment) => (
              <Comment key={comment.id} comment={comment} who={who} />
            ))}
          </ol>
        )}
        <Answer proof={proof} />
      </div>
    </li>
  )
}

type PictureProps = Pick<Proof, 'photo' | 'photoId'> & { title: string }

function ProofPicture({ photo, photoId, title }: PictureProps) {
  if (!photo?.thumbnailUrl)
    return (
      <p className="grid aspect-[4/3] place-items-center content-center gap-2 rounded-md bg-paper-sunk p-2 text-center text-ink-faint text-note">
        <ImageOff aria-hidden="true" className="size-5" />
        No longer in the link
      </p>
    )
  return (
    <Link to="/photos/$photoId" params={{ photoId }} className="block">
      <img
        src={photo.thumbnailUrl}
        alt={title}
        loading="lazy"
        decoding="async"
        className="aspect-[4/3] w-full rounded-md object-cover"
        style={photo.thumbhash ? { backgroundColor: averageColour(photo.thumbhash) } : undefined}
      />
    </Link>
  )
}

function Comment({ comment: { by, text, at }, who }: { comment: ProofComment; who: string }) {
  const isOwn = by === 'maker'
  return (
    <li
      className={`grid gap-0.5 rounded-md px-3 py-2 text-sm ${isOwn ? 'bg-accent-wash sm:ml-8' : 'bg-wash'}`}
    >
      <p className="wrap-anywhere whitespace-pre-line">{text}</p>
      <p className="text-ink-faint text-note">
        {isOwn ? 'You' : who} ·{' '}
        <time dateTime={at} title={formatTime(at)}>
          {formatAge(at)}
        </time>
      </p>
    </li>
  )
}

const newCommentId = () => crypto.randomUUID()

function Answer({ proof }: { proof: Proof }) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  // The same until the answer arrived, so that one that is sent again is not there twice.
  const id = useRef(newCommentId())

  async function send(event: React.FormEvent) {
    event.preventDefault()
    if (text.trim() === '' || busy) return
    setBusy(true)
    try {
      await answerProof(proof, { id: id.current, text: text.trim() })
      id.current = newCommentId()
      setText('')
      setOpen(false)
    } catch (error) {
      toast.failed('Your answer was not sent', error)
    } finally {
      setBusy(false)
    }
  }

  if (!isOpen)
    return (
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setOpen(true)}>
          Answer
        </Button>
        {proof.comments.length > 0 && (
          <Button
            size="sm"
            variant="ghost"
            icon={proof.isResolved ? <Undo2 /> : <Check />}
            onClick={() => void resolveProof(proof, !proof.isResolved)}
          >
            {proof.isResolved ? 'Not resolved' : 'Resolve'}
          </Button>
        )}
      </div>
    )
  return (
    <form className="grid gap-2" onSubmit={(event) => void send(event)}>
      <TextArea
        label="Your answer"
        hideLabel
        autoFocus
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex gap-2">
        <Button size="sm" variant="primary" type="submit" busy={busy}>
          Send
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
