using System;
using System.Collections.Generic;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Pictures;
using OpenCvSharp;

namespace DupNet.Comparison.Peers;

/// <summary>OpenCV's cascade of Haar features. A detection's score is the weight that its last stage gives it.</summary>
internal sealed class HaarDetector : IPhotoDetector, IDisposable
{
    private const double ScaleStep = 1.1;
    private const int LeastNeighbours = 3;

    private readonly CascadeClassifier _cascade;

    /// <summary>Reads a cascade file.</summary>
    /// <exception cref="CommandException">The file is no cascade, or OpenCV's native library cannot be loaded.</exception>
    public HaarDetector(string path)
    {
        try
        {
            Cv2.SetNumThreads(1);
            _cascade = new CascadeClassifier(path);
        }
        catch (OpenCVException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message}");
        }
        catch (TypeInitializationException e) when (e.InnerException is DllNotFoundException)
        {
            throw new CommandException(
                ExitCode.Failure, "OpenCV cannot be loaded: on Debian, apt-get install libgtk-3-0. Or leave the cascade out of --peers.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cascade.Dispose();

    /// <inheritdoc/>
    public IReadOnlyList<ScoredBox> Detect(Picture picture)
    {
        using Mat colour = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC3, picture.Rgb);
        using Mat gray = new();
        Cv2.CvtColor(colour, gray, ColorConversionCodes.RGB2GRAY);
        Rect[] faces = _cascade.DetectMultiScale(
            gray, out _, out double[] weights, ScaleStep, LeastNeighbours, HaarDetectionTypes.ScaleImage, null, null, outputRejectLevels: true);
        var boxes = new ScoredBox[faces.Length];
        for (int i = 0; i < boxes.Length; i++)
        {
            boxes[i] = new ScoredBox(new Box(faces[i].X, faces[i].Y, faces[i].Width, faces[i].Height), weights[i]);
        }

        return boxes;
    }
}
