using DupNet.Embedded;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Lists of faces, as a detector finds them.</summary>
internal static class Faces
{
    /// <summary>So many, each ten pixels beside the one before.</summary>
    public static DetectionList Of(int count) => Of(count, 0, 10, 12);

    /// <summary>So many of one size, from a place on.</summary>
    public static DetectionList Of(int count, int start, int step, int size)
    {
        // An empty picture gives the list of a detector, to which an engine adds.
        DetectionList list = Watches.MakeDetector(0.5f).Detect(new Frame(new byte[64 * 64], 64, 64, PixelFormat.Gray8));
        for (int i = 0; i < count; i++)
        {
            int left = start + (i * step);
            list.Add(left * 16, left * 16, (left + size) * 16, (left + size) * 16, 65536, 0);
        }

        return list;
    }
}
