// What a script adds to a page that works without it.
import './gallery.css'
import { openPhotosInPlace } from './viewing/lightbox.ts'

openPhotosInPlace()
