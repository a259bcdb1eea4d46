using System.Collections.Generic;
using System.Threading;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Training.Photos;

/// <summary>Decodes each photo on first use and keeps its pixels in memory (3 bytes a pixel). Safe to use from several threads.</summary>
public sealed class PictureCache
{
    private readonly Picture?[] _pictures;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="photos">The photos that may be asked for.</param>
    public PictureCache(IReadOnlyList<LabelledPhoto> photos)
    {
        Photos = photos;
        _pictures = new Picture?[photos.Count];
    }

    /// <summary>The photos, by index.</summary>
    public IReadOnlyList<LabelledPhoto> Photos { get; }

    /// <summary>The pixels of a photo.</summary>
    /// <param name="index">Into <see cref="Photos"/>.</param>
    /// <exception cref="PictureException">The file cannot be decoded.</exception>
    /// <exception cref="LabelException">Its size differs from the labels'.</exception>
    public Picture this[int index]
    {
        get
        {
            Picture? picture = Volatile.Read(ref _pictures[index]);
            if (picture is null)
            {
                LabelledPhoto photo = Photos[index];
                picture = PictureFile.Load(photo.Path);
                if (picture.Width != photo.Width || picture.Height != photo.Height)
                {
                    throw new LabelException($"{photo.Path}: is {picture.Width}x{picture.Height}, but its labels say {photo.Width}x{photo.Height}.");
                }

                Volatile.Write(ref _pictures[index], picture);
            }

            return picture;
        }
    }
}
