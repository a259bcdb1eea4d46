namespace DupNet.DataSets.Troubles;

/// <summary>Kinds of what can be odd or wrong in a data set.</summary>
public enum TroubleKind
{
    /// <summary>A box reaches beyond its photo. It is cut, since no detection reaches beyond.</summary>
    BoxCut,

    /// <summary>A box is wider or higher than its photo. It is cut.</summary>
    BoxLarger,

    /// <summary>A box lies outside its photo. It is dropped.</summary>
    BoxOutside,

    /// <summary>A box has less than a whole pixel in its photo, in width or height. It is dropped.</summary>
    BoxEmpty,

    /// <summary>A photo has the same box twice. One is dropped.</summary>
    BoxTwice,

    /// <summary>A table has its boxes in fractions of the photo. They are turned into pixels.</summary>
    Fractions,

    /// <summary>A photo is smaller or larger than labelled, with the same shape. Its boxes are scaled.</summary>
    SizeScaled,

    /// <summary>A photo has boxes, and a row that says it has none. The row is dropped.</summary>
    EmptyRow,

    /// <summary>The labels name a photo by a path of another place, and it is found in the folder.</summary>
    PhotoMoved,

    /// <summary>Two photos have the same bytes and the same labels. One is dropped.</summary>
    PhotoTwice,

    /// <summary>A photo for training has the same bytes as one for measuring. The one for training is dropped.</summary>
    PhotoInBoth,

    /// <summary>Photos are in none of the parts that the data set describes. They are passed over.</summary>
    PhotoUnlisted,

    /// <summary>Two photos have the same bytes and different labels. The second is left out.</summary>
    PhotoContradicted,

    /// <summary>A row cannot be read. The photo that it names is left out.</summary>
    RowUnreadable,

    /// <summary>A box belongs to no photo of the set. It is left out.</summary>
    BoxAstray,

    /// <summary>A file of labels, or an item of it, cannot be read. It is left out.</summary>
    FileUnreadable,

    /// <summary>A photo that labels name does not exist. It is left out.</summary>
    PhotoMissing,

    /// <summary>A photo lies outside the folder. It is left out.</summary>
    PhotoOutside,

    /// <summary>A photo cannot be decoded. It is left out.</summary>
    PhotoUnreadable,

    /// <summary>A photo has another shape than labelled. It is left out.</summary>
    SizeDiffers,
}
