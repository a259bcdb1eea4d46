namespace DupNet.Sequences;

/// <summary>Kinds of sequences that are made of photos. All have the noise of a camera.</summary>
public enum SequenceKind
{
    /// <summary>Nobody is there; exposure steps, light drifts and lamps flicker.</summary>
    Empty,

    /// <summary>People walk through, one at a time.</summary>
    Walk,

    /// <summary>Somebody comes, stands still for long, and leaves.</summary>
    Visit,

    /// <summary>Somebody comes, turns away and is gone, and comes back.</summary>
    Return,

    /// <summary>Two people walk past each other, one in front.</summary>
    Cross,

    /// <summary>People walk through while the light changes.</summary>
    Light,

    /// <summary>People walk through, and frames are lost.</summary>
    Gaps,

    /// <summary>The camera moves over a photo with faces, and zooms.</summary>
    Pan,

    /// <summary>Frames of 640x480; people whose faces have 4 to 8 % of the width walk and stand.</summary>
    Far,

    /// <summary>The same in frames of 800x600.</summary>
    Wide,
}
