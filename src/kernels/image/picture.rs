//! Images among tensors: which shapes are images, and where their pixels lie.
//!
//! Comes in: a view of any strides. Goes out: a `Picture`: height, width, channels and the three strides, whatever the
//! rank was; or an error that names the argument. Nothing here knows what is done to pixels.

use crate::fail;
use crate::runtime::layout;
use crate::runtime::tensor::Dims;
use crate::runtime::{DType, Element, Result, View};

/// The element types of images.
pub const DTYPES: &[DType] = &[DType::U8, DType::F32];

/// An image's sizes and strides (in elements), and its first element.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// Address of the first element.
    pub ptr: *mut u8,
    /// Rows.
    pub height: usize,
    /// Pixels of a row.
    pub width: usize,
    /// 1 to 4.
    pub channels: usize,
    /// From one row to the next.
    pub row: isize,
    /// From one pixel to the next.
    pub pixel: isize,
    /// From one channel to the next.
    pub channel: isize,
}

// SAFETY: an address and numbers; who reads or writes through it says why that is sound.
unsafe impl Send for Picture {}
// SAFETY: as above.
unsafe impl Sync for Picture {}

impl Picture {
    /// An input: `(H, W)` or `(H, W, C)` of u8 or f32, not empty, with a number of channels that is in `channels`.
    pub fn input(argument: &str, view: &View, channels: &[usize]) -> Result<Picture> {
        view.dtype().require(argument, DTYPES)?;
        if view.rank() != 2 && view.rank() != 3 {
            fail!(
                Shape,
                "{argument} has shape {}; an image is (height, width) or (height, width, channels)",
                layout::show(view.shape())
            );
        }
        let picture = Picture::of(view);
        if !channels.contains(&picture.channels) {
            let counts: Vec<_> = channels.iter().map(usize::to_string).collect();
            fail!(
                Shape,
                "{argument} has shape {}, {} channels; this kernel takes {}",
                layout::show(view.shape()),
                picture.channels,
                counts.join(", ")
            );
        }
        if view.is_empty() {
            fail!(Shape, "{argument} has shape {}, an image without pixels", layout::show(view.shape()));
        }
        Ok(picture)
    }

    /// A view of rank 2 or 3 whose shape is known to be an image's.
    pub fn of(view: &View) -> Picture {
        let (shape, strides) = (view.shape(), view.strides());
        Picture {
            ptr: view.raw(),
            height: shape[0] as usize,
            width: shape[1] as usize,
            channels: shape.get(2).map_or(1, |&c| c as usize),
            row: strides[0],
            pixel: strides[1],
            channel: strides.get(2).copied().unwrap_or(1),
        }
    }

    /// A view of shape `(C, H, W)`, seen as an image.
    pub fn of_planes(view: &View) -> Picture {
        let (shape, strides) = (view.shape(), view.strides());
        Picture {
            ptr: view.raw(),
            height: shape[1] as usize,
            width: shape[2] as usize,
            channels: shape[0] as usize,
            row: strides[1],
            pixel: strides[2],
            channel: strides[0],
        }
    }

    /// Pixels.
    pub fn pixels(&self) -> usize {
        self.height * self.width
    }

    /// Whether a row's elements lie one after the other.
    pub fn rows_are_contiguous(&self) -> bool {
        (self.channels == 1 || self.channel == 1) && (self.width == 1 || self.pixel == self.channels as isize)
    }

    /// The same image as a single row, where the rows follow each other without a gap in the way that pixels do.
    pub fn as_one_row(self) -> Option<Picture> {
        let follows = self.height == 1 || self.row == self.width as isize * self.pixel;
        (follows && self.width > 1).then_some(Picture { height: 1, width: self.pixels(), row: 0, ..self })
    }

    /// Address of a pixel's first channel.
    ///
    /// # Safety
    /// The pixel lies in the image, whose elements are `T`.
    #[inline(always)]
    pub unsafe fn at<T: Element>(&self, y: usize, x: usize) -> *mut T {
        // SAFETY: the caller's contract.
        unsafe { self.ptr.cast::<T>().offset(y as isize * self.row + x as isize * self.pixel) }
    }

    /// Reads a pixel; channels that the image has not are 0.
    ///
    /// # Safety
    /// As `at`; nothing writes the pixel meanwhile.
    #[inline(always)]
    pub unsafe fn read<T: Element + Default>(&self, y: usize, x: usize) -> [T; 4] {
        let mut pixel = [T::default(); 4];
        for (c, value) in pixel[..self.channels].iter_mut().enumerate() {
            // SAFETY: the caller's contract.
            *value = unsafe { *self.at::<T>(y, x).offset(c as isize * self.channel) };
        }
        pixel
    }

    /// Writes a pixel's channels, as many as the image has.
    ///
    /// # Safety
    /// As `at`, writable, and nothing else uses the pixel meanwhile.
    #[inline(always)]
    pub unsafe fn write<T: Element>(&self, y: usize, x: usize, pixel: [T; 4]) {
        for (c, value) in pixel[..self.channels].iter().enumerate() {
            // SAFETY: the caller's contract.
            unsafe { *self.at::<T>(y, x).offset(c as isize * self.channel) = *value };
        }
    }
}

/// The shape of an image of that size with as many channels (and axes) as `like`.
pub fn shape_like(like: &View, height: usize, width: usize) -> Dims {
    let mut shape = Dims::from_slice(&[height as isize, width as isize]);
    shape.extend(like.shape().get(2).copied());
    shape
}

/// The shape `(C, H, W)`.
pub fn planar_shape(channels: usize, height: usize, width: usize) -> Dims {
    Dims::from_slice(&[channels as isize, height as isize, width as isize])
}
