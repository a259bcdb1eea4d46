using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cameras;
using DupNet.Sequences.Photos;
using DupNet.Sequences.Stages;

namespace DupNet.Sequences.Making;

/// <summary>
/// Makes labelled sequences of photos. The same photos, kind, seed and length give the same bytes on every machine: all arithmetic on pixels
/// is in whole numbers.
/// </summary>
/// <param name="photos">The photos.</param>
public sealed class SequenceMaker(SequencePhotos photos)
{
    private const int QvgaWidth = 320;
    private const int QvgaHeight = 240;
    private const int Percent = 100;

    /// <summary>Widths of faces in thousandths of the frame's width.</summary>
    private const int LeastFace = 90;

    private const int MostFace = 210;
    private const int LeastFarFace = 40;
    private const int MostFarFace = 80;

    /// <summary>The word for a kind, in names of sequences and on command lines.</summary>
    public static string WordOf(SequenceKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Makes a sequence. Its frames are made when they are read.</summary>
    /// <param name="kind">What happens.</param>
    /// <param name="seed">Decides about everything else.</param>
    /// <param name="frames">Frames of the sequence, at least 1.</param>
    public ISequence Make(SequenceKind kind, int seed, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        (int width, int height) = kind switch
        {
            SequenceKind.Far => (640, 480),
            SequenceKind.Wide => (800, 600),
            _ => (QvgaWidth, QvgaHeight),
        };
        string word = WordOf(kind);
        ulong start = SeededRandom.Mix(SeededRandom.Mix((ulong)seed, word), frames);
        bool isLightChanging = kind is SequenceKind.Empty or SequenceKind.Light;
        return new MadeSequence(
            string.Create(CultureInfo.InvariantCulture, $"{word}_{seed}"),
            word,
            width,
            height,
            frames,
            () => StageOf(kind, new SeededRandom(SeededRandom.Mix(start, "stage")), width, height, frames),
            () => CameraOf(SeededRandom.Mix(start, "camera"), isLightChanging, frames, height),
            () => kind == SequenceKind.Gaps ? Lost(new SeededRandom(SeededRandom.Mix(start, "lost"))) : Enumerable.Repeat(false, frames));
    }

    private static Camera CameraOf(ulong seed, bool isLightChanging, int frames, int rows)
    {
        var random = new SeededRandom(seed);
        var noise = new SensorNoise(random.Between(16, 56), random.Between(16, 80));
        return new Camera(seed, isLightChanging ? Light.Changing(random, frames, rows) : Light.Steady, noise);
    }

    // One to eight frames in a row, every twelfth time.
    private static IEnumerable<bool> Lost(SeededRandom random)
    {
        yield return false;
        while (true)
        {
            int gone = random.Below(12) == 0 ? random.Between(1, 8) : 0;
            for (int i = 0; i < gone; i++)
            {
                yield return true;
            }

            yield return false;
        }
    }

    private IStage StageOf(SequenceKind kind, SeededRandom random, int width, int height, int frames)
    {
        if (kind == SequenceKind.Pan)
        {
            return PanOf(random, width, height);
        }

        Picture scene = SceneMaker.Make(() => photos.NextScene(random), width, height);
        bool isFar = kind is SequenceKind.Far or SequenceKind.Wide;
        var script = new PeopleScript(photos, random, width, height, frames, isFar ? LeastFarFace : LeastFace, isFar ? MostFarFace : MostFace);
        switch (kind)
        {
            case SequenceKind.Empty:
                break;
            case SequenceKind.Visit:
                script.Visitor();
                break;
            case SequenceKind.Return:
                script.Returner();
                break;
            case SequenceKind.Cross:
                script.Pairs();
                break;
            case SequenceKind.Far or SequenceKind.Wide:
                script.Hall();
                break;
            default:
                script.Walkers();
                break;
        }

        return new PeopleStage(scene, script.Actors);
    }

    private PanStage PanOf(SeededRandom random, int width, int height)
    {
        LabelledPhoto photo = photos.NextGroup(random, out Picture picture);
        PixelWindow largest = PixelWindow.Filling(picture.Width, picture.Height, width, height);
        PixelWindow Window(int least, int most)
        {
            int wide = largest.Width * random.Between(least, most) / Percent;
            int high = (int)((long)wide * height / width);
            return new PixelWindow(
                random.Between(0, (picture.Width * PixelWindow.Unit) - wide), random.Between(0, Math.Max(0, (picture.Height * PixelWindow.Unit) - high)), wide, high);
        }

        return new PanStage(picture, photo.Boxes, photo.Ignored, Window(65, 80), Window(80, 100), random.Between(80, 240), width, height);
    }
}
