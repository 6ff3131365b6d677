import { Link } from '@tanstack/react-router'
import {
  Archive,
  ChartColumn,
  Copy,
  EllipsisVertical,
  GalleryHorizontal,
  Heart,
  Link2,
  MapPin,
} from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'

/** The room's pages that are not opened every day. */
export function MorePages() {
  return (
    <Menu
      trigger={
        <IconButton label="More of your photos" tooltipSide="bottom">
          <EllipsisVertical />
        </IconButton>
      }
    >
      <MenuItem asChild>
        <Link to="/photos" search={{ favourite: true }}>
          <Heart />
          Favourites
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/links">
          <Link2 />
          Shared links
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/archive">
          <Archive />
          Archive
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/places">
          <MapPin />
          Places
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/duplicates">
          <Copy />
          Duplicates
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/statistics">
          <ChartColumn />
          Statistics
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/photos/portfolio">
          <GalleryHorizontal />
          Portfolio
        </Link>
      </MenuItem>
    </Menu>
  )
}
