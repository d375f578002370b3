package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One request that is carried out whole or not at all, in the order of its lists. No {@code puts}:
 * they reset what they do not name.
 *
 * @param deletes by id
 * @param patches by id, with the fields that change
 * @param posts new records
 */
record Batch(List<ObjectNode> deletes, List<ObjectNode> patches, List<ObjectNode> posts) {}
