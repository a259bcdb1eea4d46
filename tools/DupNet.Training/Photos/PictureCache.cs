using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Training.Photos;

/// <summary>
/// Decodes photos and keeps their pixels (3 bytes a pixel) while these take up at most half of the memory that the process may have. Other
/// photos are decoded again each time. Safe for use by several threads.
/// </summary>
public sealed class PictureCache
{
    private readonly ReducedPhoto[] _reduced;
    private readonly Picture?[] _pictures;
    private long _freeBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Makes a cache that holds no pixels yet.</summary>
    /// <param name="photos">The photos that may be asked for.</param>
    /// <param name="longestSide">
    /// Limit in pixels: larger photos are made smaller when they are read, until their longer side is less than twice this.
    /// </param>
    public PictureCache(IReadOnlyList<LabelledPhoto> photos, int longestSide = int.MaxValue)
        : this([.. photos.Select(photo => new ReducedPhoto(photo, longestSide))], new Picture?[photos.Count])
    {
    }

    private PictureCache(ReducedPhoto[] reduced, Picture?[] pictures)
    {
        _reduced = reduced;
        Photos = [.. _reduced.Select(photo => photo.Photo)];
        _pictures = pictures;
    }

    /// <summary>The photos in the size in which they are read; the index is that of the cache.</summary>
    public IReadOnlyList<LabelledPhoto> Photos { get; }

    /// <summary>The pixels of a photo, decoded if the cache does not hold them.</summary>
    /// <param name="index">Index in <see cref="Photos"/>.</param>
    /// <exception cref="LabelException">The file cannot be decoded, or the labels are for another size.</exception>
    public Picture this[int index] => TryGet(index, out Trouble? trouble) ?? throw new LabelException(trouble!.ToString());

    /// <summary>Decodes all photos that were not asked for yet, on all cores.</summary>
    /// <returns>Troubles of the photos that cannot be used, in the order of the photos.</returns>
    public IReadOnlyList<Trouble> Fill() => [.. DecodeAll().OfType<Trouble>()];

    /// <summary>Decodes all photos that were not asked for yet, on all cores.</summary>
    /// <param name="troubles">Why some cannot be used, in the order of the photos.</param>
    /// <returns>A cache of the others, with what was decoded.</returns>
    public PictureCache Readable(out IReadOnlyList<Trouble> troubles)
    {
        Trouble?[] all = DecodeAll();
        troubles = [.. all.OfType<Trouble>()];
        return troubles.Count == 0
            ? this
            : new PictureCache([.. _reduced.Where((_, i) => all[i] is null)], [.. _pictures.Where((_, i) => all[i] is null)]) { _freeBytes = _freeBytes };
    }

    private Trouble?[] DecodeAll()
    {
        var troubles = new Trouble?[_pictures.Length];
        Parallel.For(0, troubles.Length, i => TryGet(i, out troubles[i]));
        return troubles;
    }

    private Picture? TryGet(int index, out Trouble? trouble)
    {
        trouble = null;
        Picture? picture = Volatile.Read(ref _pictures[index]);
        if (picture is null && _reduced[index].TryLoad(out picture, out trouble) && Interlocked.Add(ref _freeBytes, -picture.Rgb.Length) >= 0)
        {
            Volatile.Write(ref _pictures[index], picture);
        }

        return trouble is null ? picture : null;
    }
}
