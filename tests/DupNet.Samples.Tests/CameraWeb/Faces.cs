using DupNet.Embedded;
using DupNet.Embedded.Video;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Lists of faces, as they are followed.</summary>
internal static class Faces
{
    /// <summary>So many, each ten pixels beside the one before.</summary>
    public static TrackList Of(int count) => Of(count, 0, 10, 12);

    /// <summary>So many of one size, from a place on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="start">Left and top edge of the first.</param>
    /// <param name="step">How far each is from the one before.</param>
    /// <param name="size">Their sides.</param>
    /// <param name="earlier">How many were followed before them, and are gone.</param>
    public static TrackList Of(int count, int start, int step, int size, int earlier = 0)
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        Frame frame = new(new byte[320 * 240], 320, 240, PixelFormat.Gray8);
        DetectionList list = new Detector(model).Detect(frame);
        list.Add(0, 0, 16, 16, 65536, 0);
        Tracker tracker = new(16, 1, 3);
        for (int i = 0; i < earlier; i++)
        {
            tracker.Update(list, frame);
            tracker.Restart();
        }

        // An empty picture gives the list of a detector, to which an engine adds.
        list = new Detector(model).Detect(frame);
        for (int i = 0; i < count; i++)
        {
            int left = start + (i * step);
            list.Add(left * 16, left * 16, (left + size) * 16, (left + size) * 16, 65536, 0);
        }

        tracker.Update(list, frame);
        return tracker.Tracks;
    }
}
