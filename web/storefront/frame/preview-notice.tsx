export function PreviewNotice() {
  return (
    <p className="bg-warn-wash px-4 py-2 text-center text-sm text-warn">
      This shop is closed. Only you see it, as it will be when it is open.
    </p>
  )
}
