using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cutting;

namespace DupNet.Sequences.Photos;

/// <summary>The photos that sequences are made of: scenes without faces, and people who can be cut out.</summary>
public sealed class SequencePhotos
{
    /// <summary>Most that a person is enlarged, in hundredths.</summary>
    private const int MostEnlarged = 125;

    private const int Percent = 100;

    /// <summary>Heights of faces, in their widths: what is flatter or longer is labelled badly, or hardly seen.</summary>
    private const double LeastHeight = 0.95;

    private const double MostHeight = 1.9;

    /// <summary>Photos whose shorter side is shorter are not panned over.</summary>
    private const int LeastPanned = 150;

    private readonly List<LabelledPhoto> _scenes;
    private readonly List<LabelledPhoto> _groups;
    private readonly List<(LabelledPhoto Photo, Box Face)> _people;

    /// <summary>Sorts labelled photos.</summary>
    /// <param name="photos">The photos. Those without any box are taken for scenes without faces.</param>
    public SequencePhotos(IReadOnlyList<LabelledPhoto> photos)
    {
        _scenes = [.. photos.Where(photo => photo.Objects.Count + photo.Ignored.Count == 0)];
        _groups = [.. photos.Where(photo => photo.Objects.Count > 0 && Math.Min(photo.Width, photo.Height) >= LeastPanned)];
        _people = [.. photos.SelectMany(photo => photo.Boxes.Where(face => IsAlone(photo, face)).Select(face => (photo, face)))];
    }

    /// <summary>Number of photos that scenes are made of.</summary>
    public int Scenes => _scenes.Count;

    /// <summary>Number of people who can be cut out, in whatever size.</summary>
    public int People => _people.Count;

    /// <summary>A photo without faces.</summary>
    /// <param name="random">Chooses it.</param>
    /// <exception cref="LabelException">There is none that can be decoded.</exception>
    public Picture NextScene(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Draw(_scenes, photo => photo, random, "there is no photo without a face, which a scene is made of").Picture;
    }

    /// <summary>A photo with faces.</summary>
    /// <param name="random">Chooses it.</param>
    /// <param name="picture">Its pixels.</param>
    /// <exception cref="LabelException">There is none that can be decoded.</exception>
    public LabelledPhoto NextGroup(SeededRandom random, out Picture picture)
    {
        ArgumentNullException.ThrowIfNull(random);
        (LabelledPhoto photo, picture) = Draw(
            _groups, photo => photo, random, string.Create(CultureInfo.InvariantCulture, $"there is no photo with a face and {LeastPanned} pixels along each side, which a camera could move over"));
        return photo;
    }

    /// <summary>A person.</summary>
    /// <param name="random">Chooses the person.</param>
    /// <param name="faceWidth">Width that the face is to have, in pixels.</param>
    /// <exception cref="LabelException">There is nobody whose face is large enough.</exception>
    public Sprite NextPerson(SeededRandom random, int faceWidth)
    {
        ArgumentNullException.ThrowIfNull(random);
        List<(LabelledPhoto Photo, Box Face)> large = [.. _people.Where(person => person.Face.Width * MostEnlarged >= faceWidth * Percent)];
        ((_, Box face), Picture picture) = Draw(
            large,
            person => person.Photo,
            random,
            string.Create(CultureInfo.InvariantCulture, $"there is no face of {(faceWidth * Percent + MostEnlarged - 1) / MostEnlarged} pixels or more, apart from others and from the photo's edges, which a person could be cut out by"));
        return SpriteCutter.Cut(picture, face, faceWidth);
    }

    // Photos that cannot be decoded are passed over.
    private static (T Item, Picture Picture) Draw<T>(List<T> items, Func<T, LabelledPhoto> photoOf, SeededRandom random, string lacking)
    {
        int count = items.Count;
        if (count > 0)
        {
            int first = random.Below(count);
            for (int i = 0; i < count; i++)
            {
                T item = items[(first + i) % count];
                if (PhotoDecoder.TryLoad(photoOf(item), out Picture? picture, out _))
                {
                    return (item, picture);
                }
            }
        }

        throw new LabelException($"no sequence can be made of these photos: {lacking}.");
    }

    /// <summary>Whether a face has a face's shape and lies whole in its photo, and no other one in what is cut out with it.</summary>
    private static bool IsAlone(LabelledPhoto photo, Box face)
    {
        bool isFace = face.Height >= face.Width * LeastHeight && face.Height <= face.Width * MostHeight;
        bool hasRoom = face.X >= face.Width / 4 && face.Y >= face.Height / 6
            && face.X + face.Width <= photo.Width - (face.Width / 4) && face.Y + face.Height <= photo.Height - (face.Height / 4);
        Box taken = SpriteCutter.Surrounding(face, photo.Width, photo.Height);
        return isFace && hasRoom && photo.Boxes.Concat(photo.Ignored).All(other => other == face || other.Overlap(taken) == 0);
    }
}
