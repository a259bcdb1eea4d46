namespace DupNet.Embedded.Networks
{
    /// <summary>Called when a layer has been computed.</summary>
    /// <param name="index">Index of the layer, from 0.</param>
    public delegate void LayerCallback(int index);
}
