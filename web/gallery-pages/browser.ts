// What a script adds to a page that works without it.
import './gallery.css'
import { createProofing } from './shared/proofing.ts'
import { askForLatePicturesAgain } from './viewing/late-pictures.ts'
import { openPhotosInPlace } from './viewing/lightbox.ts'

document.documentElement.classList.add('with-script')
const shared = document.querySelector<HTMLElement>('[data-shared]')
askForLatePicturesAgain()
openPhotosInPlace(shared ? createProofing(shared) : undefined)
